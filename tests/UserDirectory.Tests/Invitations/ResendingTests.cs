using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Invitations;

public sealed class ResendingTests : InvitationTestCase
{
    [Test]
    public async Task Sent_again_it_has_another_token_and_another_expiry()
    {
        var sent = await InviteAsync(with: i => i.Lifetime = TimeSpan.FromDays(2));
        Test.Clock.Advance(TimeSpan.FromDays(1));

        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        again.Token.Should().NotBe(sent.Token);
        again.Invitation.Should().BeEquivalentTo(new
        {
            sent.Invitation.Id,
            Status = InvitationStatus.Pending,
            SentAt = Test.Clock.GetUtcNow(),
            ExpiresAt = Test.Clock.GetUtcNow().AddDays(2),
        });
        again.User.InvitationExpiresAt.Should().Be(again.Invitation.ExpiresAt);
    }

    [Test]
    public async Task The_old_token_proves_nothing_any_more()
    {
        var sent = await InviteAsync();

        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        await MustNotBeValidAsync(sent.Token!);
        (await AcceptAsync(again)).IsActive.Should().BeTrue();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task An_expired_one_is_open_again(bool isSwept)
    {
        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);
        Test.Clock.Advance(TimeSpan.FromDays(8));
        if (isSwept)
        {
            await Test.Directory.SweepAsync();
        }

        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        again.Invitation.Should().BeEquivalentTo(new { Status = InvitationStatus.Pending, ClosedAt = (DateTimeOffset?)null });
        again.User.Status.Should().Be(UserStatus.InvitationSent);
        (await AssignmentsAsync(await AcceptAsync(again))).Should().ContainSingle();
    }

    [Test]
    public async Task The_notifier_delivers_the_new_token()
    {
        var sent = await InviteAsync();

        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        Notifier.Notices.Select(notice => notice.Token).Should().Equal(sent.Token, again.Token);
    }

    [Test]
    public async Task A_closed_one_is_not_sent_again()
    {
        var accepted = await InviteAsync();
        await AcceptAsync(accepted);
        var revoked = await InviteAsync("eva@acme.example");
        await Invitations.RevokeAsync(revoked.Invitation.Id);
        var declined = await InviteAsync("ina@acme.example");
        await Test.Directory.DeclineInvitationAsync(declined.Token!);

        foreach (var closed in new[] { accepted, revoked, declined })
        {
            (await ConflictAsync(async () => await Invitations.ResendAsync(closed.Invitation.Id))).Should().Be("invitation.closed");
        }
    }

    [Test]
    public async Task An_expired_one_is_not_sent_again_beside_a_newer_one()
    {
        var old = await InviteAsync();
        Test.Clock.Advance(TimeSpan.FromDays(8));
        await InviteAsync();

        (await ConflictAsync(async () => await Invitations.ResendAsync(old.Invitation.Id))).Should().Be("invitation.closed");
    }

    [Test]
    public async Task An_account_that_is_switched_off_is_not_invited_again()
    {
        var sent = await InviteAsync();
        await Test.System.Users.DeactivateAsync(Email);

        (await ConflictAsync(async () => await Invitations.ResendAsync(sent.Invitation.Id))).Should().Be("user.inactive");
    }

    [Test]
    public async Task An_unknown_one_is_not_found()
    {
        var resend = async () => await Invitations.ResendAsync(Guid.NewGuid());

        (await resend.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("invitation.not_found");
    }

    [Test]
    public async Task A_promised_role_that_is_gone_is_not_asked_about()
    {
        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);
        await Test.System.Roles.DeleteAsync("editor");

        (await Invitations.ResendAsync(sent.Invitation.Id)).Token.Should().NotBeNull();
    }

    [Test]
    public async Task It_makes_the_membership_to_come_again_when_that_has_gone()
    {
        var sent = await InviteAsync();
        await CommitAsync(new Write.Remove(RecordKind.Membership, (await MembershipAsync(sent.User))!.Id));

        await Invitations.ResendAsync(sent.Invitation.Id);

        (await MembershipAsync(sent.User))!.Status.Should().Be(MembershipStatus.Invited);
    }

    [Test]
    public async Task The_feed_tells_who_answers_for_it_now_and_nothing_of_the_token()
    {
        var sent = await InviteAsync();
        var ann = await InviterAsync("ann", "invitations.send");

        await Test.As(ann).Invitations.ResendAsync(sent.Invitation.Id);

        var entry = (await LastChangeAsync()).Entries.Single(entry => entry.Record == RecordKind.Invitation);
        entry.Fields.Should().Contain(new FieldChange("InvitedBy", $"user:{ann.Id}")).And.Contain(new FieldChange("TokenHash", null));
    }
}
