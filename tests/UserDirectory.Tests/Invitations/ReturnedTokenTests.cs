using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>Who holds the token proves the address: so who gets it back.</summary>
public sealed class ReturnedTokenTests : InvitationTestCase
{
    [Test]
    public async Task With_a_notifier_a_user_gets_no_token_back_and_the_notice_has_it()
    {
        var inviter = Test.As(await InviterAsync("ivy", "invitations.send"));

        var sent = await inviter.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));
        var again = await inviter.Invitations.ResendAsync(sent.Invitation.Id);

        (sent.Token, again.Token).Should().Be((null, null));
        Notifier.Notices.Select(notice => notice.Token).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        (await Test.Directory.AcceptInvitationAsync(Notifier.Notices[1].Token!, new Acceptance())).IsActive.Should().BeTrue();
    }

    [Test]
    public async Task When_the_delivery_fails_a_user_gets_no_token_either()
    {
        Notifier.Failure = new IOException();
        var inviter = Test.As(await InviterAsync("ivy", "invitations.send"));

        var sent = await inviter.Invitations.SendAsync(new NewInvitation(Email, "lisbon"));

        sent.Should().BeEquivalentTo(new { Token = (string?)null, Invitation = new { NotificationFailedAt = Test.Clock.GetUtcNow() } });
    }

    [Test]
    public async Task With_a_notifier_a_system_gets_the_token_back()
    {
        var sent = await Invitations.SendAsync(new NewInvitation(Email, "lisbon"));
        var again = await Invitations.ResendAsync(sent.Invitation.Id);

        new[] { sent.Token, again.Token }.Should().Equal(Notifier.Notices.Select(notice => notice.Token)).And.NotContainNulls();
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_preview_shows_a_name_only_when_the_inviter_may_see_it(bool mayRead)
    {
        var carl = await Test.System.Users.CreateAsync(new NewUser("carl") { DisplayName = "Carl Secret", Roles = [] });
        var inviter = Test.As(
            await InviterAsync("ivy", ["invitations.send", "users.update", .. mayRead ? ["users.read"] : Array.Empty<string>()]));
        await inviter.Invitations.SendAsync(new NewInvitation(Email, "lisbon") { Key = "carl", Roles = [] });
        await inviter.Invitations.SendAsync(new NewInvitation("new@acme.example", "lisbon") { DisplayName = "Newcomer", Roles = [] });

        (await Test.Directory.PreviewInvitationAsync(Notifier.Notices[0].Token!)).DisplayName
            .Should().Be(mayRead ? carl.DisplayName : null);
        (await Test.Directory.PreviewInvitationAsync(Notifier.Notices[1].Token!)).DisplayName.Should().Be("Newcomer", "he gave it himself");
    }

    [Test]
    public async Task In_a_batch_a_user_gets_no_token_back_either()
    {
        var inviter = Test.As(await InviterAsync("ivy", "invitations.send"));
        IssuedInvitation? sent = null;

        await inviter.InOneCommitAsync(
            async batch => sent = await batch.Invitations.SendAsync(new NewInvitation(Email, "lisbon")), default);

        sent!.Token.Should().BeNull();
        Notifier.Notices.Should().ContainSingle().Which.Token.Should().NotBeNull();
    }

    [Test]
    public async Task Without_a_notifier_a_user_gets_it_with_one_warning()
    {
        using var logger = new RecordingLogger();
        using var test = new TestDirectory(builder => builder.Services.AddSingleton<ILoggerFactory>(logger));
        var ivy = await test.System.Users.CreateAsync(new NewUser("ivy") { Grants = ["invitations.send"] });
        await test.System.Invitations.SendAsync(new NewInvitation("eva@acme.example"));
        logger.Lines.Should().BeEmpty("the host knows what it does");

        var sent = await test.As(ivy).Invitations.SendAsync(new NewInvitation(Email));
        var again = await test.As(ivy).Invitations.ResendAsync(sent.Invitation.Id);

        new[] { sent.Token, again.Token }.Should().OnlyHaveUniqueItems().And.NotContainNulls();
        var line = logger.Lines.Should().ContainSingle().Subject;
        line.Should().StartWith("Warning: No notifier is registered, so users get the tokens");
        line.Should().NotContainAny(Email, "ivy", sent.Invitation.Id.ToString(), sent.Token!);
    }
}
