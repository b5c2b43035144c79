using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

public sealed class ClosingTests : InvitationTestCase
{
    private static readonly string[] s_ways = ["revoke", "decline"];

    [TestCaseSource(nameof(s_ways))]
    public async Task It_is_closed_without_its_hash(string way)
    {
        var sent = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromHours(1));

        await CloseAsync(way, sent);

        (await StoredAsync(sent)).Should().BeEquivalentTo(new
        {
            Status = way == "revoke" ? InvitationStatus.Revoked : InvitationStatus.Declined,
            ClosedAt = Test.Clock.GetUtcNow(),
            TokenHash = (Secret?)null,
        });
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task An_account_that_never_was_one_goes_with_its_last_invitation(string way)
    {
        await Test.System.Groups.CreateAsync(new NewGroup("sales"));
        var sent = await InviteAsync();
        await Test.System.Roles.AssignAsync(Subject.User(Email), ["editor"]);
        await Test.System.Groups.AddMembersAsync("sales", [Email]);
        await Test.System.Passwords.SetAsync(Email, "correct horse");

        await CloseAsync(way, sent);

        (await Test.System.Users.FindAsync(Email)).Should().BeNull();
        (await ListAsync<DeletedUser>()).Should().BeEmpty("it never was an account");
        (await ListAsync<Membership>()).Should().BeEmpty();
        (await ListAsync<GroupMember>()).Should().BeEmpty();
        (await ListAsync<RoleAssignment>()).Should().BeEmpty();
        (await ListAsync<Credential>()).Should().BeEmpty();
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task Its_key_and_address_are_free_at_once(string way)
    {
        await CloseAsync(way, await InviteAsync());

        (await InviteAsync()).User.Status.Should().Be(UserStatus.InvitationSent);
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task While_another_invitation_is_open_the_account_stays_invited(string way)
    {
        var now = Test.Clock.GetUtcNow();
        var last = await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(9));
        await InviteAsync(with: i => (i.Organization, i.Lifetime) = ("porto", TimeSpan.FromDays(3)));

        await CloseAsync(way, last);

        (await Test.System.Users.GetAsync(Email))
            .Should().BeEquivalentTo(new { Status = UserStatus.InvitationSent, InvitationExpiresAt = now.AddDays(3) });
        (await MembershipAsync(last.User)).Should().BeNull("the membership that was to come there does not come");
        (await MembershipAsync(last.User, "porto"))!.Status.Should().Be(MembershipStatus.Invited);
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task An_account_that_is_a_member_elsewhere_is_left_with_an_expired_invitation(string way)
    {
        var sent = await InviteAsync();
        await Test.System.Members.AddAsync(Email, "porto");

        await CloseAsync(way, sent);

        (await Test.System.Users.GetAsync(Email))
            .Should().BeEquivalentTo(new { Status = UserStatus.InvitationExpired, InvitationExpiresAt = (DateTimeOffset?)null });
        (await MembershipAsync(sent.User)).Should().BeNull();
        (await MembershipAsync(sent.User, "porto"))!.Status.Should().Be(MembershipStatus.Active);
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task An_older_invitation_of_the_same_kind_that_has_expired_keeps_no_account(string way)
    {
        await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(8));
        await Test.Directory.SweepAsync();

        await CloseAsync(way, await InviteAsync());

        (await Test.System.Users.FindAsync(Email)).Should().BeNull();
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task An_expired_invitation_elsewhere_keeps_the_account_to_be_invited_again(string way)
    {
        var expired = await InviteAsync(with: i => (i.Organization, i.Lifetime) = (default, TimeSpan.FromDays(1)));
        Test.Clock.Advance(TimeSpan.FromDays(2));
        await Test.Directory.SweepAsync();

        await CloseAsync(way, await InviteAsync());

        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationExpired);
        (await AcceptAsync(await Invitations.ResendAsync(expired.Invitation.Id))).IsActive.Should().BeTrue();
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task An_account_that_was_active_stays_as_it_is(string way)
    {
        var bob = await Test.System.Users.CreateAsync(new NewUser(Email) { Email = Email });
        var sent = await InviteAsync();

        await CloseAsync(way, sent);

        (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.Active);
        (await MembershipAsync(bob)).Should().BeNull();
    }

    [TestCaseSource(nameof(s_ways))]
    public async Task A_membership_that_is_active_by_now_stays(string way)
    {
        var sent = await InviteAsync();
        await Test.System.Users.ActivateAsync(Email);
        var membership = (await MembershipAsync(sent.User))!;
        await CommitAsync(new Write.Update(membership with { Status = MembershipStatus.Active, Version = 2 }, 1, []));

        await CloseAsync(way, sent);

        (await MembershipAsync(sent.User))!.Status.Should().Be(MembershipStatus.Active);
    }

    [Test]
    public async Task The_actor_of_declining_is_the_account()
    {
        var sent = await InviteAsync();

        await Test.Directory.DeclineInvitationAsync(sent.Token!);

        (await LastChangeAsync()).Actor.Should().Be(ActorRef.User(sent.User.Id));
    }

    [Test]
    public async Task A_closed_or_expired_one_is_not_taken_back()
    {
        var revoked = await InviteAsync();
        await Invitations.RevokeAsync(revoked.Invitation.Id);
        var expired = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(8));

        (await ConflictAsync(async () => await Invitations.RevokeAsync(revoked.Invitation.Id))).Should().Be("invitation.closed");
        (await ConflictAsync(async () => await Invitations.RevokeAsync(expired.Invitation.Id))).Should().Be("invitation.closed");
    }

    [Test]
    public async Task An_unknown_one_is_not_found()
    {
        var revoke = async () => await Invitations.RevokeAsync(Guid.NewGuid());

        (await revoke.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("invitation.not_found");
    }

    [Test]
    public async Task An_invitation_that_is_sent_at_the_same_moment_keeps_the_account()
    {
        var sent = await InviteAsync();
        Store.BeforeNextCommit(() => InviteAsync(with: i => i.Organization = "porto"));

        await Invitations.RevokeAsync(sent.Invitation.Id);

        (await Test.System.Users.GetAsync(Email)).Id.Should().Be(sent.User.Id);
    }

    [Test]
    public async Task An_account_that_goes_at_the_same_moment_is_made_anew()
    {
        var first = await InviteAsync();
        Store.BeforeNextCommit(() => Invitations.RevokeAsync(first.Invitation.Id).AsTask());

        var second = await InviteAsync(with: i => i.Organization = default);

        second.User.Id.Should().NotBe(first.User.Id);
        (await AcceptAsync(second)).IsActive.Should().BeTrue();
    }

    private async Task CloseAsync(string way, IssuedInvitation sent)
    {
        if (way == "revoke")
        {
            await Invitations.RevokeAsync(sent.Invitation.Id);
        }
        else
        {
            await Test.Directory.DeclineInvitationAsync(sent.Token!);
        }
    }
}
