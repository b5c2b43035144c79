using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupMemberListingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await _test.System.Groups.CreateAsync(new NewGroup("iberia") { Parent = "emea" });
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        await _test.UserAsync("ann", "lisbon", "read-only");
        await _test.UserAsync("bob", default, "read-only");
        await _test.UserAsync("eve");
        await _test.System.Groups.AddMembersAsync("sales", ["eve", "ann"]);
        await _test.System.Groups.AddMembersAsync("iberia", ["bob", "ann"]);
        await _test.System.Groups.AddMembersAsync("lisbon:packers", ["eve", "ann"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_members_of_a_group_are_listed_by_key()
    {
        (await KeysAsync("sales")).Should().Equal("ann", "eve");
        (await KeysAsync("emea")).Should().BeEmpty();
        (await KeysAsync("sales/emea/iberia")).Should().Equal("ann", "bob");
    }

    [Test]
    public async Task Members_of_the_groups_below_count_on_request_and_once()
    {
        (await KeysAsync("sales", includeBelow: true)).Should().Equal("ann", "bob", "eve");
        (await KeysAsync("emea", includeBelow: true)).Should().Equal("ann", "bob");
    }

    [Test]
    public async Task The_group_of_the_query_is_left_aside()
    {
        (await KeysAsync("sales", query: new UserQuery { Group = "nothing" })).Should().Equal("ann", "eve");
    }

    [Test]
    public async Task Everything_else_of_the_query_counts()
    {
        (await KeysAsync("sales", query: new UserQuery { Organization = "lisbon" })).Should().Equal("ann");
        (await KeysAsync("iberia", query: new UserQuery { Role = "read-only", OrderBy = [UserFields.Key.Descending] }))
            .Should().Equal("bob", "ann");
        (await KeysAsync("iberia", query: new UserQuery { Where = UserFields.Key.EqualTo("bob") })).Should().Equal("bob");
        (await KeysAsync("iberia", query: new UserQuery { Search = "AN" })).Should().Equal("ann");
    }

    [Test]
    public async Task Pages_follow_by_cursor_and_bring_along_what_is_asked_for()
    {
        var first = await _test.System.Groups.ListMembersAsync(
            "sales", true, new UserQuery { Take = 2, IncludeTotal = true, Include = UserParts.Groups });
        var last = await _test.System.Groups.ListMembersAsync("sales", true, new UserQuery { Take = 2, Cursor = first.NextCursor });

        first.Total.Should().Be(3);
        first.Items[0].Details!.Groups!.Select(group => group.Key).Should().Equal("iberia", "packers", "sales");
        last.Items.Should().ContainSingle().Which.Key.Should().Be("eve");
    }

    [Test]
    public async Task A_cursor_of_another_group_is_refused()
    {
        var first = await _test.System.Groups.ListMembersAsync("sales", query: new UserQuery { Take = 1 });
        var next = async () => await _test.System.Groups.ListMembersAsync(
            "iberia", query: new UserQuery { Take = 1, Cursor = first.NextCursor });

        await next.Should().ThrowAsync<InvalidInputException>();
    }

    [Test]
    public async Task Listing_members_asks_at_the_owner_and_an_unknown_group_is_not_found()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.read", "users.list"));
        var tenants = async () => await carl.Groups.ListMembersAsync("sales");
        var unknown = async () => await carl.Groups.ListMembersAsync("nothing");

        await tenants.ShouldLackAsync("groups.read");
        await unknown.ShouldBeRefusedAsync("group.not_found");
        (await carl.Groups.ListMembersAsync("lisbon:packers")).Items.Should().ContainSingle().Which.Key
            .Should().Be("ann", "eve does not belong to lisbon");
    }

    [Test]
    public async Task Who_belongs_to_an_organization_is_asked_there_else_at_the_owner()
    {
        var carl = await _test.HolderAsync("carl", default, "groups.read");
        await _test.RoleAsync("lister", ["users.list"]);
        await _test.System.Members.AddAsync("carl", "lisbon");
        await _test.System.Roles.AssignAsync("carl", ["lister"], "lisbon");
        var all = async () => await _test.As(carl).Groups.ListMembersAsync("sales");

        await all.ShouldLackAsync("users.list");
        (await _test.As(carl).Groups.ListMembersAsync("sales", query: new UserQuery { Organization = "lisbon" })).Items.Select(
            user => user.Key).Should().Equal("ann");
    }

    private async Task<IEnumerable<string>> KeysAsync(EntityRef group, bool includeBelow = false, UserQuery? query = null) =>
        (await _test.System.Groups.ListMembersAsync(group, includeBelow, query)).Items.Select(user => user.Key);
}
