using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Users;

/// <content>Addresses that are proved.</content>
public sealed partial class SignInStampTests
{
    [Test]
    public async Task An_invitation_that_makes_an_account_active_changes_it_and_sending_it_again_does_not()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example"));
        sent = await _test.System.Invitations.ResendAsync(sent.Invitation.Id);
        var invited = await _test.System.Users.GetAsync("bob@acme.example");
        invited.SignInStamp.Should().Be(sent.User.SignInStamp);

        (await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance())).SignInStamp.Should().NotBe(invited.SignInStamp);
    }

    [Test]
    public async Task An_invitation_that_hands_over_an_account_that_is_active_changes_it()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation(Email) { Key = "ann" });

        await _test.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());

        (await StampAsync()).Should().NotBe(_ann.SignInStamp, "who is signed in need not be who reads the mail");
    }

    [Test]
    public async Task An_invitation_of_an_account_that_has_proved_the_address_leaves_it()
    {
        await _test.System.Users.ChangeEmailAsync("ann", Email, isVerified: true);

        await _test.System.Invitations.SendAsync(new NewInvitation(Email));

        (await StampAsync()).Should().Be(_ann.SignInStamp);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task Proving_an_address_changes_it_when_that_removes_what_another_user_had_set(bool setsPassword, bool setsExternalId)
    {
        var mallory = await _test.System.Users.CreateAsync(new NewUser("mallory") { Grants = ["users.*"], Roles = [] });
        if (setsPassword)
        {
            await _test.As(mallory).Passwords.SetAsync("ann", "known to mallory");
        }

        if (setsExternalId)
        {
            await _test.As(mallory).Users.ChangeExternalIdAsync("ann", "idp|mallory");
        }

        var before = await StampAsync();

        await _test.System.Users.ChangeEmailAsync("ann", Email, isVerified: true);

        (await StampAsync()).Should().NotBe(before);
    }

    [Test]
    public async Task An_import_that_proves_an_address_changes_it_too()
    {
        var mallory = await _test.System.Users.CreateAsync(new NewUser("mallory") { Grants = ["users.*"], Roles = [] });
        await _test.As(mallory).Passwords.SetAsync("ann", "known to mallory");
        var before = await StampAsync();

        await _test.System.Import.ImportAsync(
            new[] { new ImportRow { Key = "ann", Email = Email } }.ToAsyncEnumerable(), new ImportOptions { AreEmailsVerified = true })
            .SingleAsync();

        (await StampAsync()).Should().NotBe(before);
    }

    [Test]
    public async Task An_expired_invitation_leaves_it()
    {
        var sent = await _test.System.Invitations.SendAsync(new NewInvitation("bob@acme.example"));
        _test.Clock.Advance(TimeSpan.FromDays(30));

        await _test.Directory.SweepAsync();

        (await _test.System.Users.GetAsync("bob@acme.example"))
            .Should().BeEquivalentTo(new { Status = UserStatus.InvitationExpired, sent.User.SignInStamp });
    }
}
