using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Organizations;

/// <content>What becomes of accounts.</content>
public sealed partial class OrganizationDeletionTests
{
    [Test]
    public async Task Homes_go_to_the_organization_above_and_defaults_go()
    {
        await _test.UserAsync("ann", "atlas");

        await _organizations.DeleteAsync("lisbon", recursive: true);

        (await _test.System.Users.GetAsync("ann"))
            .Should().BeEquivalentTo(new { HomeOrganizationId = _acme.Id, DefaultOrganizationId = (Guid?)null, Version = 2L });
    }

    [Test]
    public async Task Homes_at_the_top_go_to_the_tenant()
    {
        await _test.UserAsync("ann", "acme");

        await _organizations.DeleteAsync("acme", recursive: true);

        (await _test.System.Users.GetAsync("ann")).HomeOrganizationId.Should().BeNull();
    }

    [Test]
    public async Task An_account_that_exists_only_through_its_invitation_there_goes()
    {
        await _test.InvitedAsync("bob", _atlas, _late);

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
        (await _test.InMemory.QueryAsync(new Query<DeletedUser>(await _test.TenantIdAsync()), default)).Items
            .Should().BeEmpty("it never was an account");
    }

    [Test]
    public async Task An_account_that_is_invited_elsewhere_stays_as_long_as_that_invitation_says()
    {
        var bob = await _test.InvitedAsync("bob", _atlas, _late);
        await _test.InviteAsync(bob, _acme, _soon);

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.GetAsync("bob")).Should().BeEquivalentTo(
            new { Status = UserStatus.InvitationSent, InvitationExpiresAt = (DateTimeOffset?)_soon, HomeOrganizationId = _lisbon.Id });
    }

    [Test]
    public async Task An_invited_account_that_is_a_member_elsewhere_is_left_with_an_expired_invitation()
    {
        var bob = await _test.InvitedAsync("bob", _atlas, _late);
        await _test.System.Members.AddAsync(bob.Id, "acme");

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.GetAsync("bob")).Should().BeEquivalentTo(
            new { Status = UserStatus.InvitationExpired, InvitationExpiresAt = (DateTimeOffset?)null });
    }

    [Test]
    public async Task An_account_that_can_be_sent_an_expired_invitation_again_stays()
    {
        var bob = await _test.InvitedAsync("bob", _atlas, _late);
        await _test.InviteAsync(bob, null, _soon, status: InvitationStatus.Expired);

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.GetAsync("bob")).Status.Should().Be(UserStatus.InvitationExpired);
    }

    [Test]
    public async Task An_account_that_was_active_stays()
    {
        var ann = await _test.System.Users.CreateAsync(new NewUser("ann") { Email = "ann@acme.example" });
        await _test.InviteAsync(ann, _atlas, _late);

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.GetAsync("ann")).Status.Should().Be(UserStatus.Active);
        (await CountAsync<Invitation>()).Should().Be(0);
    }

    [Test]
    public async Task An_account_that_is_invited_there_meanwhile_goes_too()
    {
        _interrupted.BeforeNextCommit(async () => await _test.InvitedAsync("bob", _atlas, _late));

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.FindAsync("bob")).Should().BeNull();
    }

    [Test]
    public async Task An_account_that_is_invited_elsewhere_meanwhile_stays()
    {
        var bob = await _test.InvitedAsync("bob", _atlas, _late);
        _interrupted.BeforeNextCommit(async () => await _test.InviteAsync(bob, _acme, _soon));

        await _organizations.DeleteAsync("atlas");

        (await _test.System.Users.GetAsync("bob")).InvitationExpiresAt.Should().Be(_soon);
    }
}
