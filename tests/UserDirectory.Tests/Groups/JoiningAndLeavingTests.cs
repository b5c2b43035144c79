using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class JoiningAndLeavingTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("board"));
        await _test.System.Groups.CreateAsync(new NewGroup("sales") { Organization = "lisbon" });
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "porto" });
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.System.Roles.AssignAsync(Subject.Group("board"), ["editor"]);
        await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task An_account_joins_several_groups_at_once_and_leaves_them()
    {
        await _test.System.Groups.JoinAsync("ann", ["sales", "board", "lisbon:sales", "board"]);
        var joined = await GroupsAsync();

        await _test.System.Groups.LeaveAsync("ann", ["board", "lisbon:sales", "porto:packers"]);

        joined.Should().Equal("board", "sales", "sales");
        (await GroupsAsync()).Should().Equal("sales");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task A_key_is_looked_up_from_the_named_place()
    {
        await _test.System.Groups.JoinAsync("ann", ["packers", "board"], "porto");

        (await GroupsAsync()).Should().Equal("board", "packers");
        await _test.System.Groups.LeaveAsync("ann", ["packers"], "porto");
        (await GroupsAsync()).Should().Equal("board");
    }

    [Test]
    public async Task Joining_again_or_leaving_where_one_is_not_changes_nothing()
    {
        await _test.System.Groups.JoinAsync("ann", ["sales"]);
        var number = (await _test.LatestChangeAsync()).Number;

        await _test.System.Groups.JoinAsync("ann", ["sales"]);
        await _test.System.Groups.LeaveAsync("ann", ["board"]);

        (await _test.LatestChangeAsync()).Number.Should().Be(number);
    }

    [Test]
    public async Task Nothing_is_joined_or_left_when_one_group_is_unknown()
    {
        await _test.System.Groups.JoinAsync("ann", ["sales"]);
        var join = async () => await _test.System.Groups.JoinAsync("ann", ["board", "nothing"]);
        var leave = async () => await _test.System.Groups.LeaveAsync("ann", ["sales", "nothing"]);

        (await join.Should().ThrowAsync<RecordNotFoundException>()).Which
            .Should().BeEquivalentTo(new { Code = "group.not_found", Field = "groups[1]" });
        await leave.ShouldBeRefusedAsync("group.not_found");
        (await GroupsAsync()).Should().Equal("sales");
    }

    [Test]
    public async Task An_unknown_account_or_place_is_not_found()
    {
        var who = async () => await _test.System.Groups.JoinAsync("nobody", ["sales"]);
        var where = async () => await _test.System.Groups.LeaveAsync("ann", ["sales"], "nowhere");

        await who.ShouldBeRefusedAsync("user.not_found");
        await where.ShouldBeRefusedAsync("organization.not_found");
    }

    [Test]
    public async Task Joining_asks_for_what_each_group_gives_and_leaving_does_not()
    {
        var carl = _test.As(await _test.HolderAsync("carl", default, "groups.update-members"));
        var dora = _test.As(await _test.HolderAsync("dora", default, "groups.update-members", "invoices.write"));
        var join = async () => await carl.Groups.JoinAsync("ann", ["sales", "board"]);

        await join.ShouldEscalateAsync("invoices.write");
        (await GroupsAsync()).Should().BeEmpty();
        await dora.Groups.JoinAsync("ann", ["sales", "board"]);
        await carl.Groups.LeaveAsync("ann", ["board"]);

        (await GroupsAsync()).Should().Equal("sales");
    }

    [Test]
    public async Task Joining_and_leaving_ask_for_the_permission_at_each_owner()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-members"));
        await _test.System.Users.GrantAsync("carl", ["users.read"]);
        var join = async () => await carl.Groups.JoinAsync("ann", ["lisbon:sales", "sales"]);
        var leave = async () => await carl.Groups.LeaveAsync("ann", ["lisbon:sales", "sales"]);

        await join.ShouldLackAsync("groups.update-members");
        await leave.ShouldLackAsync("groups.update-members");
        await carl.Groups.JoinAsync("ann", ["lisbon:sales"]);

        (await GroupsAsync()).Should().Equal("sales");
    }

    [Test]
    public async Task Nobody_joins_a_group_himself_without_what_it_gives()
    {
        var carl = await _test.HolderAsync("carl", default, "groups.update-members");
        var join = async () => await _test.As(carl).Groups.JoinAsync(carl.Id, ["board"]);

        await join.ShouldEscalateAsync("invoices.write");
    }

    private async Task<IEnumerable<string>> GroupsAsync() => (await _test.System.Groups.ListOfUserAsync("ann")).Select(group => group.Key);
}
