using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Roles;

public sealed class RoleAssigningTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("editor", ["invoices.write"]);
        await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task An_assigned_role_counts_at_its_place()
    {
        await _test.System.Roles.AssignAsync("ann", ["editor"], "lisbon");

        (await _test.System.Permissions.CheckAsync("ann", "invoices.write", "lisbon")).Should().BeTrue();
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeFalse();
    }
}
