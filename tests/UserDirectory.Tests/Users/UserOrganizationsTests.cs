using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserOrganizationsTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;
    private Organization _porto = null!;
    private User _ann = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        _porto = await _test.OrganizationAsync("porto");
        await _test.RoleAsync("manager", ["users.update", "users.add", "users.read"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        _ann = await _test.UserAsync("ann", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task The_default_may_be_any_organization_that_the_account_is_a_member_of()
    {
        await _test.System.Members.AddAsync("ann", "porto");

        (await _test.System.Users.ChangeDefaultOrganizationAsync("ann", "porto")).DefaultOrganizationId.Should().Be(_porto.Id);
    }

    [Test]
    public async Task The_default_can_be_cleared()
    {
        (await _test.System.Users.ChangeDefaultOrganizationAsync("ann", default)).DefaultOrganizationId.Should().BeNull();
    }

    [Test]
    public async Task An_organization_that_the_account_is_no_member_of_is_refused_as_default()
    {
        var call = async () => await _test.System.Users.ChangeDefaultOrganizationAsync("ann", "porto");

        await call.ShouldBeInvalidAsync("organization organization.not_member");
    }

    [Test]
    public async Task An_account_may_not_change_its_own_default()
    {
        var call = async () => await _test.As(_ann).Users.ChangeDefaultOrganizationAsync("ann", default);

        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task The_managers_of_the_new_home_manage_the_account_and_those_of_the_old_one_no_more()
    {
        var old = await _test.UserAsync("old", "lisbon", "manager");
        var next = await _test.UserAsync("next", "porto", "manager");

        var moved = await _test.System.Users.ChangeHomeAsync("ann", "porto");

        moved.HomeOrganizationId.Should().Be(_porto.Id);
        (await _test.As(next).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" })).DisplayName.Should().Be("Ann");
        var call = async () => await _test.As(old).Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Anna" });
        await call.ShouldLackAsync("users.update");
    }

    [Test]
    public async Task The_home_can_become_the_tenant()
    {
        (await _test.System.Users.ChangeHomeAsync("ann", default)).HomeOrganizationId.Should().BeNull();
    }

    [Test]
    public async Task Moving_a_home_needs_the_right_to_make_accounts_at_the_new_one()
    {
        var boss = await _test.UserAsync("boss", "lisbon", "manager");

        var call = async () => await _test.As(boss).Users.ChangeHomeAsync("ann", "porto");

        await call.ShouldLackAsync("users.add");
    }

    [Test]
    public async Task Fetching_an_account_of_another_home_needs_the_permission_there()
    {
        var boss = await _test.UserAsync("boss", "porto", "manager");

        var call = async () => await _test.As(boss).Users.ChangeHomeAsync("ann", "porto");

        await call.ShouldLackAsync("users.update");
        (await _test.System.Users.GetAsync("ann")).HomeOrganizationId.Should().Be(_lisbon.Id);
    }

    [Test]
    public async Task Moving_a_home_needs_what_the_account_holds()
    {
        var boss = await _test.UserAsync("boss", default, "manager");
        await _test.System.Members.AddAsync("boss", "lisbon");
        await _test.System.Members.AddAsync("boss", "porto");
        await _test.System.Roles.AssignAsync(_ann.Id, ["approver"], "lisbon");

        var refused = async () => await _test.As(boss).Users.ChangeHomeAsync("ann", "porto");
        await refused.ShouldEscalateAsync("invoices.approve");

        await _test.System.Roles.AssignAsync(boss.Id, ["approver"], "lisbon");
        (await _test.As(boss).Users.ChangeHomeAsync("ann", "porto")).HomeOrganizationId.Should().Be(_porto.Id);
    }

    [Test]
    public async Task An_unknown_organization_is_named_as_the_field()
    {
        var home = async () => await _test.System.Users.ChangeHomeAsync("ann", "nowhere");
        var standard = async () => await _test.System.Users.ChangeDefaultOrganizationAsync("ann", "nowhere");

        (await home.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("organization");
        (await standard.Should().ThrowAsync<RecordNotFoundException>()).Which.Field.Should().Be("organization");
    }
}
