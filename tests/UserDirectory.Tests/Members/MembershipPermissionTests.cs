using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Members;

/// <summary>
/// Who manages accounts tenant-wide says where each belongs: <c>users.update-tenants</c> there is as good as the permissions of each
/// organization.
/// </summary>
public sealed class MembershipPermissionTests
{
    private TestDirectory _test = null!;

    [SetUp]
    public async Task SetUp()
    {
        _test = new TestDirectory();
        await _test.OrganizationAsync("lisbon");
        await _test.OrganizationAsync("porto");
        await _test.UserAsync("vic", "porto");
        await _test.UserAsync("lou", "lisbon");
    }

    [TearDown]
    public void Dispose() => _test.Dispose();

    [Test]
    public async Task Updating_tenants_tenant_wide_adds_and_removes_members_anywhere()
    {
        var mia = _test.As(await _test.HolderAsync("mia", default, "users.update-tenants"));

        (await mia.Members.AddAsync("vic", "lisbon")).Membership.Status.Should().Be(MembershipStatus.Active);
        (await mia.Members.RemoveAsync("lou", "lisbon")).Should().NotBeNull();
    }

    [Test]
    public async Task Updating_tenants_at_the_organization_is_not_enough()
    {
        var mia = _test.As(await _test.HolderAsync("mia", "lisbon", "users.update-tenants"));

        var add = async () => await mia.Members.AddAsync("vic", "lisbon");
        var remove = async () => await mia.Members.RemoveAsync("lou", "lisbon");

        await add.ShouldLackAsync("members.add");
        await remove.ShouldLackAsync("members.remove");
    }

    [Test]
    public async Task It_opens_no_place_to_what_the_actor_does_not_hold_there()
    {
        var mia = _test.As(await _test.HolderAsync("mia", default, "users.update-tenants"));
        await _test.System.Users.GrantAsync("vic", ["users.read"]);
        await _test.System.Users.GrantAsync("lou", ["users.read"]);
        await _test.System.Members.SuspendAsync("lou", "lisbon");

        var add = async () => await mia.Members.AddAsync("vic", "lisbon");
        var remove = async () => await mia.Members.RemoveAsync("lou", "lisbon");

        (await add.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
        (await remove.Should().ThrowAsync<AccessDeniedException>()).Which.Code.Should().Be("access.escalation");
    }

    [Test]
    public async Task It_does_not_suspend_reinstate_or_change_dates()
    {
        var mia = _test.As(await _test.HolderAsync("mia", default, "users.update-tenants"));

        var suspend = async () => await mia.Members.SuspendAsync("lou", "lisbon");
        var change = async () => await mia.Members.ChangeValidityAsync("lou", "lisbon", Validity.Always);

        await suspend.ShouldLackAsync("members.update");
        await change.ShouldLackAsync("members.update");
    }
}
