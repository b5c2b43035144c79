using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleAssigningTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;
    private Role _editor = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("atlas", "lisbon");
        await _test.OrganizationAsync("porto");
        _editor = await _test.RoleAsync("editor", ["invoices.write"]);
        _ann = await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task An_assigned_role_counts_at_its_place_and_below()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "atlas")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task A_role_without_a_place_counts_in_the_whole_tenant()
    {
        await _test.System.Roles.AssignAsync(_ann.Id, ["editor"]);

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task A_role_that_is_there_already_is_passed_over()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
        var before = await _test.System.Roles.ListAssignmentsAsync("ann");

        await _test.System.Roles.AssignAsync("ann", ["editor", "editor", _editor.Id], "lisbon");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().Equal(before);
    }

    [Test]
    public async Task Nothing_is_assigned_when_one_role_is_unknown()
    {
        var assign = async () => await _test.System.Roles.AssignAsync("ann", ["editor", "nothing"], "lisbon");

        (await assign.Should().ThrowAsync<RecordNotFoundException>()).Which
            .Should().BeEquivalentTo(new { Code = "role.not_found", Field = "roles[1]" });
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
    }

    [Test]
    public async Task A_role_of_an_organization_is_usable_there_and_below_only()
    {
        var packer = await _test.RoleAsync("packer", ["reports.read"], "lisbon");
        var atPorto = async () => await _test.System.Roles.AssignAsync("ann", [packer.Id], "porto");
        var atTenant = async () => await _test.System.Roles.AssignAsync("ann", ["lisbon:packer"]);

        await atPorto.ShouldBeRefusedAsync("role.not_found");
        await atTenant.ShouldBeRefusedAsync("role.not_found");
        await _test.System.Roles.AssignAsync("ann", ["packer"], "atlas");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle().Which.Role.Should().Be(packer);
    }

    [Test]
    public async Task An_unknown_subject_or_place_is_not_found()
    {
        var who = async () => await _test.System.Roles.AssignAsync("nobody", ["editor"]);
        var which = async () => await _test.System.Roles.AssignAsync(Subject.Group("nothing"), ["editor"]);
        var where = async () => await _test.System.Roles.AssignAsync("ann", ["editor"], "nowhere");

        await who.ShouldBeRefusedAsync("user.not_found");
        await which.ShouldBeRefusedAsync("group.not_found");
        await where.ShouldBeRefusedAsync("organization.not_found");
    }

    [Test]
    public async Task Assigning_asks_for_the_permission_at_the_place()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.update-roles", "invoices.write"));
        var atTenant = async () => await carl.Roles.AssignAsync("ann", ["editor"]);
        var atPorto = async () => await carl.Roles.AssignAsync("ann", ["editor"], "porto");

        await atTenant.ShouldLackAsync("users.update-roles");
        await atPorto.ShouldLackAsync("users.update-roles");
        await carl.Roles.AssignAsync("ann", ["editor"], "atlas");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle().Which.Assignment.CreatedBy.UserId
            .Should().Be(carl.Actor.UserId);
    }

    [Test]
    public async Task Nobody_assigns_what_he_does_not_hold_there()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.update-roles", "invoices.read"));
        await _test.RoleAsync("viewer", ["invoices.read"]);
        var assign = async () => await carl.Roles.AssignAsync("ann", ["viewer", "editor"], "lisbon");

        await assign.ShouldEscalateAsync("invoices.write");
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
        await carl.Roles.AssignAsync("ann", ["viewer"], "lisbon");
    }

    [Test]
    public async Task Nobody_gives_himself_more_than_he_holds()
    {
        var carl = await _test.HolderAsync("carl", "lisbon", "users.update-roles");
        var assign = async () => await _test.As(carl).Roles.AssignAsync(carl.Id, ["admin"], "lisbon");

        await assign.ShouldEscalateAsync("*.*");
    }

    [Test]
    public async Task A_role_that_is_switched_off_asks_for_its_patterns_too()
    {
        await _test.System.Roles.SwitchOffAsync("editor");
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.update-roles"));
        var assign = async () => await carl.Roles.AssignAsync("ann", ["editor"], "lisbon");

        await assign.ShouldEscalateAsync("invoices.write");
    }

    [Test]
    public async Task The_read_only_role_asks_for_all_that_it_may_read()
    {
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.*", "members.*", "roles.*", "groups.*"));
        var assign = async () => await carl.Roles.AssignAsync("ann", ["read-only"], "lisbon");

        (await assign.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
    }

    [Test]
    public async Task What_is_there_already_is_not_asked_again()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "users.update-roles", "reports.read"));
        await _test.RoleAsync("reporter", ["reports.read"]);

        await carl.Roles.AssignAsync("ann", ["editor", "reporter"], "lisbon");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().HaveCount(2);
    }

    [Test]
    public async Task An_actor_who_loses_the_right_before_the_commit_is_refused()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await test.RoleAsync("editor", ["invoices.write"]);
        await test.UserAsync("ann");
        var carl = await test.HolderAsync("carl", default, "users.update-roles", "invoices.write");
        store!.BeforeNextCommit(
            async () => await test.System.Roles.UpdateAsync("role of carl", new RoleUpdate { RemovePatterns = ["invoices.write"] }));

        var assign = async () => await test.As(carl).Roles.AssignAsync("ann", ["editor"]);

        await assign.ShouldEscalateAsync("invoices.write");
        (await test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
    }

    [Test]
    public async Task Two_who_assign_the_same_at_once_assign_it_once()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await test.UserAsync("ann");
        store!.BeforeNextCommit(async () => await test.System.Roles.AssignAsync("ann", ["read-only"]));

        await test.System.Roles.AssignAsync("ann", ["admin", "read-only"]);

        (await test.System.Roles.ListAssignmentsAsync("ann")).Select(assigned => assigned.Role.Key)
            .Should().BeEquivalentTo("admin", "read-only");
    }

    [Test]
    public async Task An_assignment_says_who_has_it_and_where()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");

        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().ContainSingle().Which.Assignment.Should().BeEquivalentTo(new
        {
            RoleId = _editor.Id,
            UserId = (Guid?)_ann.Id,
            GroupId = (Guid?)null,
            OrganizationId = (Guid?)_lisbon.Id,
            ValidFrom = (DateTimeOffset?)null,
            ValidUntil = (DateTimeOffset?)null,
        });
    }
}
