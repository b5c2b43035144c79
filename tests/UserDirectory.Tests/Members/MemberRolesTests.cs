using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

public sealed class MemberRolesTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.RoleAsync("writer", ["invoices.write"]);
        await _test.RoleAsync("giver", ["users.update-roles"]);
        await _test.UserAsync("ann", "lisbon", "writer");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Roles_are_given_and_taken_at_the_organization_in_one_commit()
    {
        var before = await _test.LatestChangeAsync();

        await _test.System.Members.ChangeRolesAsync("ann", "lisbon", add: ["approver"], remove: ["writer", "giver"]);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeFalse();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve")).Should().BeFalse();
        (await _test.LatestChangeAsync()).Number.Should().Be(before.Number + 1);
    }

    [Test]
    public async Task Somebody_who_is_no_member_is_refused()
    {
        await _test.UserAsync("bob");
        await _test.System.Roles.AssignAsync("bob", ["writer"], "lisbon");

        var give = async () => await _test.System.Members.ChangeRolesAsync("bob", "lisbon", add: ["approver"]);
        var take = async () => await _test.System.Members.ChangeRolesAsync("bob", "lisbon", remove: ["writer"]);

        await give.ShouldBeRefusedAsync("membership.none");
        await take.ShouldBeRefusedAsync("membership.none");
        (await _test.System.Roles.ListAssignmentsAsync("bob")).Should().ContainSingle();
    }

    [Test]
    public async Task A_role_in_both_lists_is_refused()
    {
        var call = async () => await _test.System.Members.ChangeRolesAsync("ann", "lisbon", ["approver", "writer"], ["WRITER"]);

        await call.ShouldBeInvalidAsync("remove role.added_and_removed");
    }

    [Test]
    public async Task Nobody_gives_a_role_that_he_does_not_hold_there_and_nothing_is_taken_then()
    {
        var giver = await _test.UserAsync("giver", "lisbon", "giver");

        var call = async () => await _test.As(giver).Members.ChangeRolesAsync("ann", "lisbon", ["approver"], ["writer"]);

        await call.ShouldEscalateAsync("invoices.approve");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task Who_holds_it_there_may_give_it()
    {
        var giver = await _test.UserAsync("giver", "lisbon", "giver", "approver");

        await _test.As(giver).Members.ChangeRolesAsync("ann", "lisbon", ["approver"]);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task It_needs_the_permission_there()
    {
        var carl = await _test.UserAsync("carl", "lisbon", "approver");

        var call = async () => await _test.As(carl).Members.ChangeRolesAsync("ann", "lisbon", ["approver"]);

        await call.ShouldLackAsync("users.update-roles");
    }

    [Test]
    public async Task Unknown_roles_are_named_by_list_and_place()
    {
        var add = async () => await _test.System.Members.ChangeRolesAsync("ann", "lisbon", ["approver", "nothing"]);
        var remove = async () => await _test.System.Members.ChangeRolesAsync("ann", "lisbon", remove: ["nothing"]);

        (await add.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("add[1]");
        (await remove.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("remove[0]");
    }
}
