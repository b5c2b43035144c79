using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleReadsTests
{
    private TestDirectory _test = null!;
    private Role _editor = null!;
    private Role _lisbons = null!;
    private Role _portos = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto");
        _editor = await _test.RoleAsync("editor", []);
        _lisbons = await _test.RoleAsync("editor", [], "lisbon");
        _portos = await _test.RoleAsync("packer", [], "porto");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_key_is_looked_up_at_the_place_above_it_and_in_the_tenant()
    {
        var roles = _test.System.Roles;

        var writer = await _test.RoleAsync("writer", [], "lisbon");

        (await roles.GetAsync("writer", "atlas")).Should().Be(writer);
        (await roles.GetAsync("lisbon:editor", "atlas")).Should().Be(_lisbons);
        (await roles.GetAsync("editor", "porto")).Should().Be(_editor);
        (await roles.GetAsync("editor")).Should().Be(_editor);
        (await roles.GetAsync("admin", "atlas")).IsBuiltIn.Should().BeTrue();
    }

    [Test]
    public async Task A_role_of_an_organization_is_found_from_outside_by_id_or_by_owner_and_key()
    {
        (await _test.System.Roles.FindAsync("lisbon:editor")).Should().Be(_lisbons);
        (await _test.System.Roles.FindAsync(_lisbons.Id)).Should().Be(_lisbons);
        (await _test.System.Roles.FindAsync("packer")).Should().BeNull();
    }

    [Test]
    public async Task A_role_that_is_not_usable_at_the_named_place_is_not_found_there()
    {
        (await _test.System.Roles.FindAsync(_portos.Id, "lisbon")).Should().BeNull();
        (await _test.System.Roles.FindAsync("porto:packer", "lisbon")).Should().BeNull();
        (await _test.System.Roles.FindAsync(_portos.Id, "porto")).Should().Be(_portos);
    }

    [Test]
    public async Task An_unknown_role_is_null_or_not_found()
    {
        var get = async () => await _test.System.Roles.GetAsync("nothing");

        (await _test.System.Roles.FindAsync("nothing")).Should().BeNull();
        (await _test.System.Roles.FindAsync(default)).Should().BeNull();
        await get.ShouldBeRefusedAsync("role.not_found");
    }

    [Test]
    public async Task Reading_asks_at_the_owner_or_at_the_named_place()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.read"));
        var tenants = async () => await carl.Roles.GetAsync(_editor.Id);
        var portos = async () => await carl.Roles.FindAsync("porto:packer");
        var atPorto = async () => await carl.Roles.FindAsync("editor", "porto");

        await tenants.ShouldLackAsync("roles.read");
        await portos.ShouldLackAsync("roles.read");
        await atPorto.ShouldLackAsync("roles.read");
        (await carl.Roles.GetAsync(_lisbons.Id)).Should().Be(_lisbons);
        (await carl.Roles.GetAsync(_editor.Id, "lisbon")).Should().Be(_editor);
        (await carl.Roles.FindAsync("nothing")).Should().BeNull();
    }

    [Test]
    public async Task Nobody_learns_nothing()
    {
        var nobody = _test.Directory.As(Guid.NewGuid()).Roles;
        var unknown = async () => await nobody.FindAsync("nothing");
        var known = async () => await nobody.FindAsync("editor");
        var place = async () => await nobody.FindAsync("editor", "nowhere");

        await unknown.ShouldBeRefusedAsync("access.unknown_actor");
        await known.ShouldBeRefusedAsync("access.unknown_actor");
        await place.ShouldBeRefusedAsync("access.unknown_actor");
    }

    [Test]
    public async Task A_list_has_all_roles_of_the_tenant_by_key()
    {
        var page = await _test.System.Roles.ListAsync();

        page.Items.Select(role => role.Key).Should().Equal("admin", "editor", "editor", "packer", "read-only");
    }

    [Test]
    public async Task A_list_of_an_organization_has_only_what_is_usable_there()
    {
        var page = await _test.System.Roles.ListAsync(new RoleQuery { Organization = "atlas" });

        page.Items.Select(role => role.Id).Should().BeEquivalentTo(
            [_editor.Id, _lisbons.Id, (await _test.System.Roles.GetAsync("admin")).Id,
                (await _test.System.Roles.GetAsync("read-only")).Id]);
    }

    [Test]
    public async Task A_search_looks_into_the_description_too()
    {
        var clerk = await _test.System.Roles.CreateAsync(new NewRole("clerk") { Description = "Writes  Invoices" });

        (await _test.System.Roles.ListAsync(new RoleQuery { Search = "invoices CLERK" })).Items.Select(role => role.Id)
            .Should().Equal(clerk.Id);
    }

    [Test]
    public async Task A_list_is_searched_by_key_and_paged()
    {
        var page = await _test.System.Roles.ListAsync(new RoleQuery { Search = "EDIT", Take = 1, IncludeTotal = true });

        page.Should().BeEquivalentTo(new { Total = 2L, HasMore = true });
        page.Items.Should().ContainSingle().Which.Key.Should().Be("editor");
    }

    [Test]
    public async Task Listing_asks_at_the_named_place_or_at_the_tenant()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.list"));
        var all = async () => await carl.Roles.ListAsync();
        var nowhere = async () => await carl.Roles.ListAsync(new RoleQuery { Organization = "nowhere" });

        await all.ShouldLackAsync("roles.list");
        await nowhere.ShouldBeRefusedAsync("organization.not_found");
        (await carl.Roles.ListAsync(new RoleQuery { Organization = "lisbon" })).Items.Should().NotBeEmpty();
    }
}
