using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleDeletionTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_deleted_role_is_unassigned_everywhere()
    {
        await _test.UserAsync("ann", default, "editor");
        await _test.UserAsync("bob", "lisbon", "editor");
        await _test.System.Groups.CreateAsync(new NewGroup("sales"));
        await _test.System.Roles.AssignAsync(Subject.Group("sales"), ["editor", "read-only"]);

        await _test.System.Roles.DeleteAsync("editor");

        (await _test.System.Roles.FindAsync("editor")).Should().BeNull();
        (await _test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
        (await _test.System.Roles.ListAssignmentsAsync("bob")).Should().BeEmpty();
        (await _test.System.Roles.ListAssignmentsAsync(Subject.Group("sales")))
            .Should().ContainSingle().Which.Role.Key.Should().Be("read-only");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }

    [Test]
    public async Task An_assignment_that_is_made_meanwhile_goes_too()
    {
        InterruptedStore? store = null;
        using var test = new TestDirectory(decorate: inner => store = new InterruptedStore(inner));
        await test.RoleAsync("editor", ["invoices.write"]);
        await test.UserAsync("ann");
        store!.BeforeNextCommit(async () => await test.System.Roles.AssignAsync("ann", ["editor"]));

        await test.System.Roles.DeleteAsync("editor");

        (await test.System.Roles.ListAssignmentsAsync("ann")).Should().BeEmpty();
    }

    [Test]
    public async Task The_key_of_a_deleted_role_is_free()
    {
        await _test.System.Roles.DeleteAsync("editor");

        (await _test.RoleAsync("editor", [])).Version.Should().Be(1);
    }

    [Test]
    public async Task Another_version_than_the_expected_one_is_refused()
    {
        var delete = async () => await _test.System.Roles.DeleteAsync("editor", expectedVersion: 2);

        await delete.ShouldBeRefusedAsync("version.stale");
        await _test.System.Roles.DeleteAsync("editor", expectedVersion: 1);
    }

    [Test]
    public async Task Deleting_asks_for_the_permission_at_the_owner()
    {
        await _test.RoleAsync("packer", ["*.*"], "lisbon");
        var carl = _test.As(await _test.HolderAsync("carl", "lisbon", "roles.delete"));
        var tenants = async () => await carl.Roles.DeleteAsync("editor");

        await tenants.ShouldLackAsync("roles.delete");
        await carl.Roles.DeleteAsync("lisbon:packer");

        (await _test.System.Roles.FindAsync("lisbon:packer")).Should().BeNull();
    }
}
