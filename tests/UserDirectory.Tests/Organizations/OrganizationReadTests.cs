using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Organizations;

public sealed class OrganizationReadTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;
    private Organization _atlas = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("Lisbon");
        _atlas = await _test.OrganizationAsync("Atlas", "lisbon");
        await _test.OrganizationAsync("Porto");
    }

    [TearDown]
    public void TearDown() => _test.Dispose();

    [Test]
    public async Task The_path_is_the_keys_from_the_top_down()
    {
        await _test.OrganizationAsync("Engine", "atlas");

        (await _test.System.Organizations.GetPathAsync("engine")).Should().Be("Lisbon/Atlas/Engine");
        (await _test.System.Organizations.GetPathAsync("lisbon")).Should().Be("Lisbon");
    }

    [Test]
    public async Task An_unknown_one_is_null_to_find_and_not_found_to_get()
    {
        (await _test.System.Organizations.FindAsync("nowhere")).Should().BeNull();
        (await _test.System.Organizations.FindAsync(default)).Should().BeNull("an empty reference names nothing");

        var get = async () => await _test.System.Organizations.GetAsync("nowhere");
        var path = async () => await _test.System.Organizations.GetPathAsync(Guid.NewGuid());

        (await get.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("organization.not_found");
        await path.Should().ThrowAsync<RecordNotFoundException>();
    }

    [Test]
    public async Task Reading_one_needs_the_permission_there()
    {
        var ann = await _test.ActorAsync("ann", "lisbon", "organizations.read");

        (await _test.As(ann).Organizations.GetAsync("atlas")).Id.Should().Be(_atlas.Id, "what is held above is held below");
        (await _test.As(ann).Organizations.GetPathAsync("atlas")).Should().Be("Lisbon/Atlas");
        var porto = async () => await _test.As(ann).Organizations.FindAsync("porto");
        (await porto.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.read");
    }

    [Test]
    public async Task Who_is_nobody_in_the_tenant_does_not_even_hear_that_there_is_none()
    {
        var stranger = _test.Directory.As(Guid.NewGuid());

        var unknown = async () => await stranger.Organizations.FindAsync("nowhere");
        var known = async () => await stranger.Organizations.FindAsync("lisbon");
        var below = async () => await stranger.Organizations.ListBelowAsync("nowhere");

        (await unknown.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.unknown_actor");
        (await known.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.unknown_actor");
        (await below.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.unknown_actor");
    }

    [Test]
    public async Task One_of_another_tenant_is_like_an_unknown_one()
    {
        await _test.Directory.Tenants.CreateAsync(new NewTenant("other"));
        var other = _test.Directory.Tenant("other").AsSystem("test");

        (await other.Organizations.FindAsync(_lisbon.Id)).Should().BeNull();
        (await other.Organizations.FindAsync("lisbon")).Should().BeNull();
        (await other.Organizations.ListAsync()).Items.Should().BeEmpty();
    }

    [Test]
    public async Task The_list_is_by_key_and_searched_by_key_and_name()
    {
        await _test.System.Organizations.CreateAsync(new NewOrganization("x1") { Name = "Near Lisbon" });

        (await _test.System.Organizations.ListAsync()).Items.Select(each => each.Key).Should().Equal("Atlas", "Lisbon", "Porto", "x1");
        (await _test.System.Organizations.ListAsync(new() { Search = "LISB" })).Items.Select(each => each.Key)
            .Should().Equal("Lisbon", "x1");
    }

    [Test]
    public async Task Listing_all_needs_the_permission_at_the_tenant()
    {
        var ann = await _test.ActorAsync("ann", "lisbon", "organizations.list");
        var carl = await _test.ActorAsync("carl", default, "organizations.list");

        var list = async () => await _test.As(ann).Organizations.ListAsync();

        (await list.Should().ThrowAsync<AccessDeniedException>()).Which.Permission.Should().Be("organizations.list");
        (await _test.As(carl).Organizations.ListAsync()).Items.Should().HaveCount(3);
    }

    [Test]
    public async Task The_list_below_has_everything_below_and_leaves_the_top_out()
    {
        await _test.OrganizationAsync("Engine", "atlas");
        var ann = await _test.ActorAsync("ann", "lisbon", "organizations.list");

        (await _test.As(ann).Organizations.ListBelowAsync("lisbon")).Items.Select(each => each.Key).Should().Equal("Atlas", "Engine");
        var porto = async () => await _test.As(ann).Organizations.ListBelowAsync("porto");
        await porto.Should().ThrowAsync<AccessDeniedException>();
        var unknown = async () => await _test.As(ann).Organizations.ListBelowAsync("nowhere");
        await unknown.Should().ThrowAsync<RecordNotFoundException>();
    }
}
