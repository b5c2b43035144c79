using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

public sealed class UserStatusChangeTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("manager", ["users.update-status", "users.read"]);
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.UserAsync("ann", "lisbon", "approver");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_deactivated_account_may_nothing_until_it_is_activated()
    {
        (await _test.System.Users.DeactivateAsync("ann")).Status.Should().Be(UserStatus.Inactive);
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeFalse();

        (await _test.System.Users.ActivateAsync("ann")).Status.Should().Be(UserStatus.Active);
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
    }

    [TestCase(UserStatus.InvitationSent)]
    [TestCase(UserStatus.InvitationExpired)]
    public async Task An_account_that_was_never_active_can_be_switched_either_way(UserStatus status)
    {
        var off = await StoredAsync("off", status);
        var on = await StoredAsync("on", status);

        (await _test.System.Users.DeactivateAsync(off.Id))
            .Should().BeEquivalentTo(new { Status = UserStatus.Inactive, InvitationExpiresAt = (DateTimeOffset?)null });
        (await _test.System.Users.ActivateAsync(on.Id))
            .Should().BeEquivalentTo(new { Status = UserStatus.Active, InvitationExpiresAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task To_where_it_is_already_nothing_changes_and_the_feed_tells_nothing()
    {
        var before = await _test.LatestChangeAsync();

        (await _test.System.Users.ActivateAsync("ann")).Version.Should().Be(1);

        (await _test.LatestChangeAsync()).Number.Should().Be(before.Number);
    }

    [Test]
    public async Task Both_need_the_permission_at_home()
    {
        var carl = await _test.UserAsync("carl", "lisbon", "approver");

        var off = async () => await _test.As(carl).Users.DeactivateAsync("ann");
        var on = async () => await _test.As(carl).Users.ActivateAsync("ann");

        await off.ShouldLackAsync("users.update-status");
        await on.ShouldLackAsync("users.update-status");
    }

    [Test]
    public async Task Both_need_what_the_account_holds()
    {
        var weak = await _test.UserAsync("weak", "lisbon", "manager");
        var strong = await _test.UserAsync("strong", "lisbon", "manager", "approver");

        var off = async () => await _test.As(weak).Users.DeactivateAsync("ann");
        await off.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Users.DeactivateAsync("ann")).IsActive.Should().BeFalse();

        var on = async () => await _test.As(weak).Users.ActivateAsync("ann");
        await on.ShouldEscalateAsync("invoices.approve");
        (await _test.As(strong).Users.ActivateAsync("ann")).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task What_is_missing_is_named_only_to_who_may_read_the_account()
    {
        var blind = await _test.ActorAsync("blind", "lisbon", "users.update-status");

        var off = async () => await _test.As(blind).Users.DeactivateAsync("ann");

        var refusal = (await off.Should().ThrowAsync<AccessDeniedException>()).Which;
        refusal.Should().BeEquivalentTo(new { Code = "access.escalation", Permission = (string?)null });
        refusal.Message.Should().Be("The account holds something that the acting user does not hold there.");
    }

    [Test]
    public async Task What_the_account_holds_tenant_wide_must_be_held_where_it_belongs()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Users.GrantAsync("ann", ["reports.read"]);
        await _test.System.Members.AddAsync("ann", "porto");
        await _test.System.Users.DeactivateAsync("ann");
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");
        await _test.System.Users.GrantAsync("boss", ["reports.read"]);
        var on = async () => await _test.As(boss).Users.ActivateAsync("ann");

        await on.ShouldEscalateAsync("reports.read");

        await _test.System.Members.AddAsync("boss", "porto");
        (await _test.As(boss).Users.ActivateAsync("ann")).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task A_membership_that_has_ended_asks_nothing_and_a_suspended_one_does()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Users.GrantAsync("ann", ["reports.read"]);
        await _test.System.Members.AddAsync("ann", "porto");
        var boss = await _test.UserAsync("boss", "lisbon", "manager", "approver");
        await _test.System.Users.GrantAsync("boss", ["reports.read"]);
        await _test.System.Members.SuspendAsync("ann", "porto");
        var off = async () => await _test.As(boss).Users.DeactivateAsync("ann");

        await off.ShouldEscalateAsync("reports.read");

        await _test.System.Members.ReinstateAsync("ann", "porto");
        await _test.System.Members.ChangeValidityAsync("ann", "porto", new Validity(null, _test.Clock.GetUtcNow().AddHours(1)));
        _test.Clock.Advance(TimeSpan.FromHours(1));
        (await _test.As(boss).Users.DeactivateAsync("ann")).IsActive.Should().BeFalse();
    }

    [Test]
    public async Task An_account_that_access_rules_let_in_anywhere_needs_the_permission_to_give_such_rules()
    {
        await _test.System.Permissions.AddAccessRulesAsync("ann", ["type:test"]);
        var weak = await _test.ActorAsync("weak", "lisbon", "users.update-status", "users.read", "invoices.approve");
        var strong = await _test.UserAsync("strong", "lisbon", "manager", "approver");
        await _test.System.Users.GrantAsync("strong", ["users.update-tenants"]);
        var off = async () => await _test.As(weak).Users.DeactivateAsync("ann");

        var blind = await _test.ActorAsync("blind", "lisbon", "users.update-status", "invoices.approve");
        var unseen = async () => await _test.As(blind).Users.DeactivateAsync("ann");

        await off.ShouldLackAsync("users.update-tenants");
        (await unseen.Should().ThrowAsync<AccessDeniedException>()).Which
            .Should().BeEquivalentTo(new { Code = "access.escalation", Permission = (string?)null });
        (await _test.As(strong).Users.DeactivateAsync("ann")).IsActive.Should().BeFalse();
    }

    [Test]
    public async Task Managers_elsewhere_may_not()
    {
        await _test.OrganizationAsync("porto");
        await _test.System.Members.AddAsync("ann", "porto");
        var boss = await _test.UserAsync("boss", "porto", "manager", "approver");

        var call = async () => await _test.As(boss).Users.DeactivateAsync("ann");

        await call.ShouldLackAsync("users.update-status");
    }

    [Test]
    public async Task An_account_may_not_switch_itself_off_without_the_permission()
    {
        var ann = await _test.System.Users.GetAsync("ann");

        var call = async () => await _test.As(ann).Users.DeactivateAsync("ann");

        await call.ShouldLackAsync("users.update-status");
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        await _test.UserAsync("root", default, "admin");
        await _test.UserAsync("second", default, "admin");

        await _test.System.Users.DeactivateAsync("second");
        var call = async () => await _test.System.Users.DeactivateAsync("root");

        await call.ShouldBeRefusedAsync("tenant.last_administrator");
    }

    [Test]
    public async Task An_invitation_that_has_expired_without_a_sweep_is_no_hindrance()
    {
        var bob = await _test.InvitedAsync("bob", null, _test.Clock.GetUtcNow().AddDays(1));
        _test.Clock.Advance(TimeSpan.FromDays(2));

        (await _test.System.Users.DeactivateAsync(bob.Id)).Status.Should().Be(UserStatus.Inactive);
        (await _test.AllAsync<Invitation>())
            .Should().ContainSingle(invitation => invitation.Status == InvitationStatus.Pending, "switching off keeps invitations");
    }

    private Task<User> StoredAsync(string key, UserStatus status) => _test.StoreAsync(tenantId => new User
    {
        Id = Guid.NewGuid(),
        TenantId = tenantId,
        Key = key,
        Status = status,
        InvitationExpiresAt = status == UserStatus.InvitationSent ? _test.Clock.GetUtcNow().AddDays(1) : null,
    });
}
