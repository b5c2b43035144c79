using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

public sealed class DeliveryTests : InvitationTestCase
{
    [Test]
    public async Task The_notifier_gets_all_that_it_needs_for_the_mail()
    {
        var sent = await InviteAsync(with: i => i.RedirectUri = new Uri("https://acme.example/welcome"));

        Notifier.Notices.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Tenant = new { Key = "default" },
            sent.Invitation,
            sent.User,
            sent.Token,
            RedirectUri = new Uri("https://acme.example/welcome"),
        });
    }

    [Test]
    public async Task It_is_told_after_the_commit_and_outside_every_lock()
    {
        Notifier.Meanwhile = async () =>
        {
            Notifier.Meanwhile = () => Task.CompletedTask;
            (await Test.System.Users.GetAsync(Email)).Status.Should().Be(UserStatus.InvitationSent);
            await Task.Run(async () => await InviteAsync("eva@acme.example"));
        };

        await InviteAsync();

        Notifier.Notices.Should().HaveCount(2);
    }

    [Test]
    public async Task A_failed_delivery_is_marked_and_the_call_succeeds()
    {
        Notifier.Failure = new IOException("no route to host");

        var sent = await InviteAsync();

        sent.Token.Should().NotBeNull();
        sent.Invitation.NotificationFailedAt.Should().Be(Test.Clock.GetUtcNow());
        (await Invitations.GetAsync(sent.Invitation.Id)).Should().BeEquivalentTo(sent.Invitation);
        (await LastChangeAsync()).Actor.Should().Be(ActorRef.System("notifier"));
        (await AcceptAsync(sent)).IsActive.Should().BeTrue("the invitation stays pending");
    }

    [Test]
    public async Task Sent_again_with_success_the_mark_goes()
    {
        Notifier.Failure = new IOException();
        var sent = await InviteAsync();
        Notifier.Failure = null;

        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        again.Invitation.NotificationFailedAt.Should().BeNull();
        (await StoredAsync(again)).NotificationFailedAt.Should().BeNull();
    }

    [Test]
    public async Task Sent_again_the_notice_has_the_address_given_then()
    {
        var sent = await InviteAsync(with: i => i.RedirectUri = new Uri("https://acme.example/welcome"));

        await Invitations.ResendAsync(sent.Invitation.Id, new Uri("https://acme.example/again"));
        await Invitations.ResendAsync(sent.Invitation.Id);

        Notifier.Notices.Skip(1).Select(notice => notice.RedirectUri).Should().Equal(new Uri("https://acme.example/again"), null);
    }

    [Test]
    public async Task A_delivery_that_succeeds_writes_nothing()
    {
        await InviteAsync();

        (await LastChangeAsync()).Actor.Should().Be(ActorRef.System("test"));
    }

    [Test]
    public async Task A_failure_to_tell_of_what_was_given_at_once_is_marked_too()
    {
        await Test.System.Users.CreateAsync(new NewUser("ann") { Email = Email, IsEmailVerified = true });
        Notifier.Failure = new IOException();

        var sent = await InviteAsync();

        sent.Invitation.Should().BeEquivalentTo(new { Status = InvitationStatus.Accepted, NotificationFailedAt = Test.Clock.GetUtcNow() });
    }

    [Test]
    public async Task A_failure_is_not_marked_on_one_that_was_sent_again_meanwhile()
    {
        IssuedInvitation? again = null;
        Notifier.Meanwhile = async () =>
        {
            Notifier.Meanwhile = () => Task.CompletedTask;
            var open = (await ListAsync<Invitation>()).Single();
            again = await Invitations.ResendAsync(open.Id);
            Notifier.Failure = new IOException();
        };

        await InviteAsync();

        (await StoredAsync(again!)).NotificationFailedAt.Should().BeNull("its own delivery succeeded");
    }

    [Test]
    public async Task A_cancelled_delivery_has_failed_and_the_invitation_stands()
    {
        Notifier.Failure = new OperationCanceledException();

        (await InviteAsync()).Invitation.NotificationFailedAt.Should().NotBeNull();
    }

    [Test]
    public async Task When_the_mark_cannot_be_written_who_sent_it_still_gets_the_token()
    {
        Notifier.Failure = new IOException();
        Notifier.Meanwhile = () =>
        {
            Store.BeforeNextCommit(() => throw new IOException("the store is gone"));
            return Task.CompletedTask;
        };

        var sent = await InviteAsync();

        (await AcceptAsync(sent)).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task No_log_shows_a_token_an_address_or_what_the_notifier_says_of_them()
    {
        Notifier.Meanwhile = () =>
        {
            Notifier.Failure = new IOException($"could not mail {Notifier.Notices[^1].Token} to {Email}");
            return Task.CompletedTask;
        };

        var sent = await InviteAsync();
        await AcceptAsync(sent, a => a.Password = "correct horse");

        Logger.Lines.Should().ContainSingle(line => line.Contains(sent.Invitation.Id.ToString()));
        string.Join('\n', Logger.Lines).Should().NotContain(sent.Token).And.NotContain(Email).And.NotContain("correct horse");
    }

    [Test]
    public async Task Without_a_notifier_the_token_is_only_returned()
    {
        using var test = new TestDirectory();

        (await test.System.Invitations.SendAsync(new NewInvitation(Email))).Token.Should().NotBeNull();
    }
}
