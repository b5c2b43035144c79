using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

public sealed class MembershipChangeTests
{
    private TestDirectory _test = null!;
    private Organization _lisbon = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        _lisbon = await _test.OrganizationAsync("lisbon");
        await _test.RoleAsync("approver", ["invoices.approve"]);
        await _test.UserAsync("ann", "lisbon", "approver");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task A_suspended_member_is_shut_out_until_it_is_reinstated()
    {
        (await _test.System.Members.SuspendAsync("ann", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Suspended);
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeFalse();

        (await _test.System.Members.ReinstateAsync("ann", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Active);
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
    }

    [Test]
    public async Task To_where_it_is_already_nothing_changes()
    {
        (await _test.System.Members.ReinstateAsync("ann", "lisbon")).Membership.Version.Should().Be(1);
        await _test.System.Members.SuspendAsync("ann", "lisbon");

        (await _test.System.Members.SuspendAsync("ann", "lisbon")).Membership.Version.Should().Be(2);
    }

    [Test]
    public async Task Dates_let_in_from_when_they_begin_until_before_they_end()
    {
        var now = _test.Clock.GetUtcNow();
        await _test.System.Members.ChangeValidityAsync("ann", "lisbon", new Validity(now.AddDays(1), now.AddDays(2)));

        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeFalse();
        _test.Clock.Advance(TimeSpan.FromDays(1));
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeTrue();
        _test.Clock.Advance(TimeSpan.FromDays(1));
        (await _test.System.Permissions.CheckAsync("ann", "invoices.approve", "lisbon")).Should().BeFalse();
    }

    [Test]
    public async Task Dates_without_a_moment_between_them_are_refused()
    {
        var now = _test.Clock.GetUtcNow();

        var call = async () => await _test.System.Members.ChangeValidityAsync("ann", "lisbon", new Validity(now, now.AddTicks(9)));

        await call.ShouldBeInvalidAsync("validity validity.range");
    }

    [Test]
    public async Task A_membership_to_come_is_decided_by_its_invitation()
    {
        await _test.InvitedAsync("bob", _lisbon, _test.Clock.GetUtcNow().AddDays(1));

        var suspend = async () => await _test.System.Members.SuspendAsync("bob", "lisbon");
        var reinstate = async () => await _test.System.Members.ReinstateAsync("bob", "lisbon");

        await suspend.ShouldBeRefusedAsync("membership.invited");
        await reinstate.ShouldBeRefusedAsync("membership.invited");
    }

    [Test]
    public async Task Where_there_is_no_membership_nothing_can_change()
    {
        await _test.UserAsync("bob");

        var suspend = async () => await _test.System.Members.SuspendAsync("bob", "lisbon");
        var reinstate = async () => await _test.System.Members.ReinstateAsync("bob", "lisbon");
        var validity = async () => await _test.System.Members.ChangeValidityAsync("bob", "lisbon", default);

        await suspend.ShouldBeRefusedAsync("membership.not_found");
        await reinstate.ShouldBeRefusedAsync("membership.not_found");
        await validity.ShouldBeRefusedAsync("membership.not_found");
    }

    [Test]
    public async Task Each_needs_the_permission_there_whatever_is_held_elsewhere()
    {
        await _test.OrganizationAsync("porto");
        await _test.RoleAsync("members", ["members.*"]);
        var carl = await _test.UserAsync("carl", "porto", "members");

        var suspend = async () => await _test.As(carl).Members.SuspendAsync("ann", "lisbon");
        var reinstate = async () => await _test.As(carl).Members.ReinstateAsync("ann", "lisbon");
        var validity = async () => await _test.As(carl).Members.ChangeValidityAsync("ann", "lisbon", default);
        var remove = async () => await _test.As(carl).Members.RemoveAsync("ann", "lisbon");
        var add = async () => await _test.As(carl).Members.AddAsync("ann", "lisbon");

        await suspend.ShouldLackAsync("members.update");
        await reinstate.ShouldLackAsync("members.update");
        await validity.ShouldLackAsync("members.update");
        await remove.ShouldLackAsync("members.remove");
        await add.ShouldLackAsync("members.add");
    }

    [Test]
    public async Task The_account_itself_needs_the_permission_too()
    {
        var ann = await _test.System.Users.GetAsync("ann");

        var call = async () => await _test.As(ann).Members.RemoveAsync("ann", "lisbon");

        await call.ShouldLackAsync("members.remove");
    }
}
