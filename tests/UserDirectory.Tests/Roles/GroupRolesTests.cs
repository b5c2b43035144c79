using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class GroupRolesTests
{
    private TestDirectory _test = null!;
    private Group _sales = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("editor", ["invoices.write"]);
        _sales = await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Groups.CreateAsync(new NewGroup("packers") { Organization = "lisbon" });
        await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_role_of_a_group_reaches_its_members_at_the_place()
    {
        await _test.System.Groups.AddMembersAsync("sales", ["ann"]);

        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"], "lisbon");

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "atlas")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty("it is the group's own");
        (await _test.System.Roles.ListAssignmentsAsync(Subject.Group("sales"))).Should().ContainSingle()
            .Which.Assignment.Should().BeEquivalentTo(new { GroupId = (Guid?)_sales.Id, UserId = (Guid?)null });
    }

    [Test]
    public async Task Roles_of_a_group_are_replaced_and_taken()
    {
        await _test.System.Groups.AddMembersAsync("sales", ["ann"]);
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);

        await _test.System.Roles.ReplaceAsync(Subject.Group("sales"), ["read-only"]);
        var replaced = await _test.System.Roles.ListAssignmentsAsync(Subject.Group("sales"));
        await _test.System.Roles.UnassignAsync(Subject.Group("sales"), ["read-only"]);

        replaced.Should().ContainSingle().Which.Role.Key.Should().Be("read-only");
        (await _test.System.Roles.ListAssignmentsAsync(Subject.Group("sales"))).Should().BeEmpty();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task A_group_of_an_organization_gets_roles_there_and_below_only()
    {
        var atTenant = async () => await _test.System.Roles.AssignAsync(Subject.Group("lisbon:packers"), ["editor"]);
        var atPorto = async () => await _test.System.Roles.AssignAsync(Subject.Group("lisbon:packers"), ["editor"], "porto");

        await atTenant.ShouldBeRefusedAsync("group.not_found");
        await atPorto.ShouldBeRefusedAsync("group.not_found");
        await _test.System.Roles.AssignAsync(Subject.Group("packers"), ["editor"], "atlas");

        (await _test.System.Roles.ListAssignmentsAsync(Subject.Group("lisbon:packers"))).Should().ContainSingle();
    }

    [Test]
    public async Task Giving_and_taking_ask_for_the_permission_at_the_owner_of_the_group()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-roles", "invoices.write"));
        var give = async () => await carl.Roles.AssignAsync(Subject.Group("sales"), ["editor"], "lisbon");
        var take = async () => await carl.Roles.UnassignAsync(Subject.Group("sales"), ["editor"], "lisbon");

        await give.ShouldLackAsync("groups.update-roles");
        await take.ShouldLackAsync("groups.update-roles");
        await carl.Roles.AssignAsync(Subject.Group("packers"), ["editor"], "lisbon");
        await carl.Roles.UnassignAsync(Subject.Group("packers"), ["editor"], "lisbon");
    }

    [Test]
    public async Task Nobody_gives_a_group_what_he_does_not_hold_at_the_place()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-roles", "invoices.read"));
        var give = async () => await carl.Roles.AssignAsync(Subject.Group("packers"), ["editor"], "atlas");
        var replace = async () => await carl.Roles.ReplaceAsync(Subject.Group("packers"), ["editor"], "atlas");

        await give.ShouldEscalateAsync("invoices.write");
        await replace.ShouldEscalateAsync("invoices.write");
    }

    [Test]
    public async Task Who_holds_what_a_role_gives_may_give_it_to_a_group()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "groups.update-roles", "invoices.write"));

        await carl.Roles.AssignAsync(Subject.Group("packers"), ["editor"], "atlas");

        (await _test.System.Roles.ListAssignmentsAsync(Subject.Group("lisbon:packers"))).Should().ContainSingle();
    }

    [Test]
    public async Task Who_adds_a_member_while_the_group_gets_a_role_is_asked_for_it()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await test.System.Groups.CreateAsync(new NewGroup("sales"));
        var carl = await test.HolderAsync("carl", default, "groups.update-members");
        store!.BeforeNextCommit(async () => await test.System.Roles.AssignAsync(Subject.Group("sales"), ["admin"]));

        var join = async () => await test.As(carl).Groups.AddMembersAsync("sales", [carl.Id]);

        await join.ShouldEscalateAsync("*.*");
    }
}
