using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <content>What fails, and what comes in between.</content>
public sealed partial class AddressRebindingTests
{
    [Test]
    public async Task A_failed_delivery_is_marked_and_the_address_is_changed()
    {
        var sent = await InviteAsync(Typo);
        Notifier.Failure = new IOException();

        (await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right)).Email.Should().Be(Right);

        (await StoredAsync(sent)).NotificationFailedAt.Should().Be(Test.Clock.GetUtcNow());
    }

    [Test]
    public async Task A_commit_that_fails_changes_and_delivers_nothing()
    {
        var sent = await InviteAsync(Typo);
        Store.BeforeNextCommit(() => throw new IOException("the store is gone"));
        var change = async () => await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        await change.Should().ThrowAsync<IOException>();

        Notifier.Notices.Should().ContainSingle();
        (await AcceptAsync(sent)).Email.Should().Be(Typo);
    }

    [Test]
    public async Task An_acceptance_that_the_change_overtakes_is_refused()
    {
        var sent = await InviteAsync(Typo);
        Store.BeforeNextCommit(async () => await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right));

        await MustNotBeValidAsync(async () => await AcceptAsync(sent));

        (await StoredUserAsync(sent.User.Id))!.Status.Should().Be(UserStatus.InvitationSent);
        (await Test.Directory.AcceptInvitationAsync(Notifier.Notices[^1].Token!, new Acceptance())).Email.Should().Be(Right);
    }

    [Test]
    public async Task A_change_that_the_acceptance_overtakes_sends_nothing()
    {
        var sent = await InviteAsync(Typo);
        Store.BeforeNextCommit(async () => await AcceptAsync(sent));

        var user = await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        user.Should().BeEquivalentTo(new { IsActive = true, Email = Right, EmailVerifiedAt = (DateTimeOffset?)null });
        Notifier.Notices.Should().ContainSingle("the invitation was accepted already");
    }

    [Test]
    public async Task One_that_is_sent_meanwhile_goes_on_too()
    {
        var sent = await InviteAsync(Typo);
        IssuedInvitation? other = null;
        Store.BeforeNextCommit(
            async () => other = await InviteAsync(Typo, i => (i.Organization, i.Lifetime) = ("porto", TimeSpan.FromDays(1))));

        await Test.System.Users.ChangeEmailAsync(sent.User.Id, Right);

        (await StoredAsync(other!)).Email.Should().Be(Right);
    }
}
