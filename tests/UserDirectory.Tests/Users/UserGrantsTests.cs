using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserGrantsTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.RoleAsync("giver", ["users.update-roles"]);
        await _test.RoleAsync("approver", ["invoices.approve", "reports.*"]);
        await _test.UserAsync("ann");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Granted_patterns_are_kept_once_and_in_order_and_count_at_once()
    {
        await _test.System.Users.GrantAsync("ann", ["reports.read", "invoices.approve"]);
        var ann = await _test.System.Users.GrantAsync("ann", ["invoices.*", "reports.read"]);

        ann.Grants.Should().Equal("invoices.*", "invoices.approve", "reports.read");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.write")).Should().BeTrue();
    }

    [Test]
    public async Task What_it_has_already_changes_nothing()
    {
        await _test.System.Users.GrantAsync("ann", ["reports.read"]);

        (await _test.System.Users.GrantAsync("ann", ["reports.read"])).Version.Should().Be(2);
    }

    [Test]
    public async Task Revoked_patterns_go_and_others_are_passed_over()
    {
        await _test.System.Users.GrantAsync("ann", ["reports.read", "invoices.approve"]);

        var ann = await _test.System.Users.RevokeAsync("ann", ["invoices.approve", "invoices.write", "not declared"]);

        ann.Grants.Should().Equal("reports.read");
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve")).Should().BeFalse();
    }

    [Test]
    public async Task Replacing_makes_them_exactly_these()
    {
        await _test.System.Users.GrantAsync("ann", ["reports.read", "invoices.approve"]);

        var ann = await _test.System.Users.ReplaceGrantsAsync("ann", ["reports.export", "reports.read", "reports.read"]);

        ann.Grants.Should().Equal("reports.export", "reports.read");
    }

    [Test]
    public async Task Unknown_permissions_and_bad_patterns_are_refused()
    {
        var grant = async () => await _test.System.Users.GrantAsync("ann", ["invoices.shred", "*.read"]);
        var replace = async () => await _test.System.Users.ReplaceGrantsAsync("ann", ["invoices"]);

        await grant.ShouldBeInvalidAsync("patterns[0] permission.unknown", "patterns[1] permission.pattern");
        await replace.ShouldBeInvalidAsync("patterns[0] permission.pattern");
    }

    [Test]
    public async Task Too_many_are_refused()
    {
        var call = async () => await _test.System.Users.GrantAsync("ann", [.. Enumerable.Repeat("reports.read", 1001)]);

        await call.ShouldBeInvalidAsync("patterns permission.too_many");
    }

    [Test]
    public async Task All_need_the_permission_at_the_tenant()
    {
        await _test.OrganizationAsync("lisbon");
        var boss = await _test.UserAsync("boss", "lisbon", "giver");

        var grant = async () => await _test.As(boss).Users.GrantAsync("ann", ["reports.read"]);
        var revoke = async () => await _test.As(boss).Users.RevokeAsync("ann", ["reports.read"]);
        var replace = async () => await _test.As(boss).Users.ReplaceGrantsAsync("ann", ["reports.read"]);

        await grant.ShouldLackAsync("users.update-roles");
        await revoke.ShouldLackAsync("users.update-roles");
        await replace.ShouldLackAsync("users.update-roles");
    }

    [Test]
    public async Task Nobody_grants_more_than_he_holds_tenant_wide()
    {
        await _test.OrganizationAsync("lisbon");
        var boss = await _test.UserAsync("boss", default, "giver");
        await _test.System.Members.AddAsync(boss.Id, "lisbon");
        await _test.System.Roles.AssignAsync(boss.Id, ["approver"], "lisbon");

        var grant = async () => await _test.As(boss).Users.GrantAsync("ann", ["invoices.approve"]);
        var replace = async () => await _test.As(boss).Users.ReplaceGrantsAsync("ann", ["invoices.approve"]);

        await grant.ShouldEscalateAsync("invoices.approve");
        await replace.ShouldEscalateAsync("invoices.approve");
    }

    [Test]
    public async Task Names_never_cover_a_wildcard()
    {
        var boss = await _test.UserAsync("boss", default, "giver", "approver");

        var call = async () => await _test.As(boss).Users.GrantAsync("ann", ["invoices.*"]);

        await call.ShouldEscalateAsync("invoices.*");
        (await _test.As(boss).Users.GrantAsync("ann", ["invoices.approve", "reports.read", "reports.*"])).Grants.Should().HaveCount(3);
    }

    [Test]
    public async Task Replacing_asks_only_for_what_is_added()
    {
        await _test.System.Users.GrantAsync("ann", ["invoices.write", "invoices.list"]);
        var boss = await _test.UserAsync("boss", default, "giver", "approver");

        var ann = await _test.As(boss).Users.ReplaceGrantsAsync("ann", ["invoices.write", "reports.read"]);

        ann.Grants.Should().Equal("invoices.write", "reports.read");
    }
}
