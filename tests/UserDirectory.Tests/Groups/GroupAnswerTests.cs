using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Groups;

public sealed class GroupAnswerTests
{
    private TestDirectory _test = null!;
    private InterruptedStore _store = null!;
    private Organization _lisbon = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory(decorate: inner => _store = new InterruptedStore(inner));
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("reader", ["invoices.read"]);
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "porto" });
        await _test.UserAsync("ann", "lisbon");
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Roles.AssignAsync("ann", ["reader"], "lisbon");
        await _test.System.Roles.AssignAsync("ann", ["reader"], "porto");
        await _test.System.Groups.JoinAsync("ann", ["porto:packers"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Changing_the_members_answers_with_the_group()
    {
        (await _test.System.Groups.AddMembersAsync("sales", ["ann"])).Key.Should().Be("sales");
        (await _test.System.Groups.RemoveMembersAsync("lisbon:packers", ["ann"])).OrganizationId.Should().Be(_lisbon.Id);
        (await _test.System.Groups.ReplaceMembersAsync("sales", [])).Key.Should().Be("sales");
    }

    [Test]
    public async Task The_group_is_as_it_is_after_the_commit()
    {
        _store.BeforeNextCommit(async () => await _test.System.Groups.UpdateAsync("sales", new GroupUpdate { Name = "Sales" }));

        var group = await _test.System.Groups.AddMembersAsync("sales", ["ann"]);

        (group.Name, group.Version).Should().Be(("Sales", 2));
    }

    [Test]
    public async Task A_group_that_is_deleted_meanwhile_is_answered_as_it_was()
    {
        _store.AfterNextCommit(async () => await _test.System.Groups.DeleteAsync("sales"));

        (await _test.System.Groups.AddMembersAsync("sales", ["ann"])).Key.Should().Be("sales");
    }

    [Test]
    public async Task Joining_and_leaving_answer_with_the_account_at_the_organization()
    {
        var joined = await _test.System.Groups.JoinAsync("ann", ["packers", "sales"], "lisbon");
        var left = await _test.System.Groups.LeaveAsync("ann", ["sales"], "lisbon");

        joined.Details!.Groups!.Select(group => group.Key).Should().Equal("packers", "sales");
        joined.Details.Groups.Should().NotContain(group => group.OrganizationId != null && group.OrganizationId != _lisbon.Id);
        ShouldBeAtLisbon(joined);
        left.Details!.Groups!.Select(group => group.Key).Should().Equal("packers");
        ShouldBeAtLisbon(left);
    }

    [Test]
    public async Task Without_an_organization_all_that_the_account_has_is_answered()
    {
        var joined = await _test.System.Groups.JoinAsync("ann", ["lisbon:packers"]);

        joined.Details!.Groups.Should().HaveCount(2);
        joined.Details.Roles.Should().HaveCount(2);
        joined.Details.Memberships.Should().HaveCount(2);
    }

    [Test]
    public async Task Who_may_change_members_at_an_organization_only_is_shown_nothing_of_others()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-members"));

        var joined = await carl.Groups.JoinAsync("ann", ["lisbon:packers"]);
        var left = await carl.Groups.LeaveAsync("ann", ["lisbon:packers"]);

        joined.Details!.Groups!.Should().ContainSingle().Which.OrganizationId.Should().Be(_lisbon.Id);
        ShouldBeAtLisbon(joined);
        ShouldBeAtLisbon(left);
    }

    [Test]
    public async Task Who_names_no_group_is_asked_for_the_permission_all_the_same()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-members"));
        var join = async () => await carl.Groups.JoinAsync("ann", []);
        var leave = async () => await carl.Groups.LeaveAsync("ann", [], "porto");

        await join.ShouldLackAsync("groups.update-members");
        await leave.ShouldLackAsync("groups.update-members");
        ShouldBeAtLisbon(await carl.Groups.JoinAsync("ann", [], "lisbon"));
    }

    [Test]
    public async Task An_account_that_is_deleted_meanwhile_is_answered_with_what_the_call_wrote()
    {
        _store.AfterNextCommit(async () => await _test.System.Users.DeleteAsync("ann"));

        var joined = await _test.System.Groups.JoinAsync("ann", ["sales", "porto:packers"]);

        joined.Key.Should().Be("ann");
        joined.Details!.Groups!.Select(group => group.Key).Should().Equal(["sales"], "it was in the other already");
        joined.Details.Roles.Should().BeEmpty();
    }

    private void ShouldBeAtLisbon(User user)
    {
        user.Details!.Roles.Should().ContainSingle().Which.Assignment.OrganizationId.Should().Be(_lisbon.Id);
        user.Details.Memberships.Should().ContainSingle().Which.OrganizationId.Should().Be(_lisbon.Id);
    }
}
