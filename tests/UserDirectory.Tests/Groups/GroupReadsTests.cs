using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupReadsTests
{
    private TestDirectory _test = null!;
    private Group _sales = null!;
    private Group _lisbons = null!;
    private Group _portos = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto");
        _sales = await _test.System.Groups.CreateAsync(new NewGroup("sales") { Name = "Zeta" });
        _lisbons = await _test.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon", Name = "Our sales" });
        _portos = await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "porto" });
        _ann = await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_key_is_looked_up_at_the_place_above_it_and_in_the_tenant()
    {
        var packers = await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });

        (await _test.System.Groups.GetAsync("packers", "atlas")).Should().Be(packers);
        (await _test.System.Groups.GetAsync("lisbon:sales", "atlas")).Should().Be(_lisbons);
        (await _test.System.Groups.GetAsync("sales", "porto")).Should().Be(_sales);
        (await _test.System.Groups.GetAsync("sales")).Should().Be(_sales);
    }

    [Test]
    public async Task A_group_of_an_organization_is_found_from_outside_by_id_or_by_owner_and_path()
    {
        var iberia = await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Organization = "lisbon", Parent = "sales" });

        (await _test.System.Groups.FindAsync("lisbon:sales/iberia")).Should().Be(iberia);
        (await _test.System.Groups.FindAsync(iberia.Id)).Should().Be(iberia);
        (await _test.System.Groups.FindAsync("iberia")).Should().BeNull();
        (await _test.System.Groups.FindAsync("lisbon:other/iberia")).Should().BeNull();
    }

    [Test]
    public async Task A_path_passes_over_a_group_of_the_same_key_that_stands_elsewhere()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Organization = "lisbon" });
        var iberia = await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Parent = _sales.Id });

        (await _test.System.Groups.FindAsync("sales/iberia", "lisbon")).Should().Be(iberia);
        (await _test.System.Groups.FindAsync("lisbon:sales/iberia")).Should().BeNull();
    }

    [Test]
    public async Task A_group_that_is_not_usable_at_the_named_place_is_not_found_there()
    {
        (await _test.System.Groups.FindAsync(_portos.Id, "lisbon")).Should().BeNull();
        (await _test.System.Groups.FindAsync("porto:packers", "lisbon")).Should().BeNull();
        (await _test.System.Groups.FindAsync(_portos.Id, "porto")).Should().Be(_portos);
    }

    [Test]
    public async Task An_unknown_group_is_null_or_not_found()
    {
        var get = async () => await _test.System.Groups.GetAsync("nothing");

        (await _test.System.Groups.FindAsync("nothing")).Should().BeNull();
        await get.ShouldBeRefusedAsync("group.not_found");
    }

    [Test]
    public async Task Reading_asks_at_the_owner_or_at_the_named_place()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.read"));
        var tenants = async () => await carl.Groups.GetAsync(_sales.Id);
        var atPorto = async () => await carl.Groups.FindAsync("sales", "porto");

        await tenants.ShouldLackAsync("groups.read");
        await atPorto.ShouldLackAsync("groups.read");
        (await carl.Groups.GetAsync("lisbon:sales")).Should().Be(_lisbons);
        (await carl.Groups.GetAsync(_sales.Id, "lisbon")).Should().Be(_sales);
        (await carl.Groups.FindAsync("nothing")).Should().BeNull();
    }

    [Test]
    public async Task Nobody_learns_nothing()
    {
        var nobody = _test.Directory.As(Guid.NewGuid()).Groups;
        var unknown = async () => await nobody.FindAsync("nothing");
        var place = async () => await nobody.FindAsync("sales", "nowhere");
        var groups = async () => await nobody.ListOfUserAsync("nobody");

        await unknown.ShouldBeRefusedAsync("access.unknown_actor");
        await place.ShouldBeRefusedAsync("access.unknown_actor");
        await groups.ShouldBeRefusedAsync("access.unknown_actor");
    }

    [Test]
    public async Task A_list_has_all_groups_by_key_and_searches_key_and_name()
    {
        (await _test.System.Groups.ListAsync()).Items.Select(group => group.Key).Should().Equal("packers", "sales", "sales");
        (await _test.System.Groups.ListAsync(new GroupQuery { Search = "our" })).Items.Should().Equal(_lisbons);
        (await _test.System.Groups.ListAsync(new GroupQuery { Search = "pack" })).Items.Should().Equal(_portos);
    }

    [Test]
    public async Task A_list_of_an_organization_has_only_what_is_usable_there()
    {
        (await _test.System.Groups.ListAsync(new GroupQuery { Organization = "atlas" })).Items.Should().BeEquivalentTo([_sales, _lisbons]);
        (await _test.System.Groups.ListAsync(new GroupQuery { Organization = "porto" })).Items.Should().BeEquivalentTo([_sales, _portos]);
    }

    [Test]
    public async Task Listing_asks_at_the_named_place_or_at_the_tenant()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.list"));
        var all = async () => await carl.Groups.ListAsync();

        await all.ShouldLackAsync("groups.list");
        (await carl.Groups.ListAsync(new GroupQuery { Organization = "lisbon" })).Items.Should().HaveCount(2);
    }

    [Test]
    public async Task The_groups_of_an_account_are_listed_by_key_with_those_above_on_request()
    {
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Parent = "sales/emea" });
        await _test.System.Groups.CreateAsync(new NewGroup("Zulu"));
        foreach (var group in new EntityRef[] { "sales/emea/iberia", "sales", "zulu" })
        {
            await _test.System.Groups.AddMembersAsync(group, ["ann"]);
        }

        (await _test.System.Groups.ListOfUserAsync("ann")).Select(group => group.Key).Should().Equal("iberia", "sales", "Zulu");
        (await _test.System.Groups.ListOfUserAsync("ann", includeAbove: true)).Select(group => group.Key)
            .Should().Equal("emea", "iberia", "sales", "Zulu");
        (await _test.System.Groups.ListOfUserAsync((await _test.UserAsync("bob")).Id, includeAbove: true)).Should().BeEmpty();
    }

    [Test]
    public async Task Groups_are_ordered_by_code_point()
    {
        // U+1D400 is normalised to A; U+10000 stands after U+F900 by code point and before it in UTF-16.
        foreach (var key in new[] { "\U00010000", "\uFA0E", "a" })
        {
            await _test.System.Groups.CreateAsync(new NewGroup(key));
            await _test.System.Groups.AddMembersAsync(key, ["ann"]);
        }

        (await _test.System.Groups.ListOfUserAsync("ann")).Select(group => group.Key).Should().Equal("a", "\uFA0E", "\U00010000");
    }

    [Test]
    public async Task The_groups_of_an_account_ask_at_its_home_unless_it_is_oneself()
    {
        await _test.System.Groups.AddMembersAsync("sales", ["ann"]);
        var bob = _test.As(await _test.UserAsync("bob"));
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.read"));
        var list = async () => await bob.Groups.ListOfUserAsync("ann");
        var unknown = async () => await _test.System.Groups.ListOfUserAsync("nobody");

        await list.ShouldLackAsync("users.read");
        await unknown.ShouldBeRefusedAsync("user.not_found");
        (await carl.Groups.ListOfUserAsync("ann")).Should().Equal(_sales);
        (await _test.As(_ann).Groups.ListOfUserAsync(_ann.Id)).Should().Equal(_sales);
    }
}
