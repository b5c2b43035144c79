using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Invitations;

/// <summary>
/// Rule 10: nobody prepares an account for somebody else. What another user gave it to sign in goes when its address is proved, and so does
/// what grew out of that.
/// </summary>
public sealed class PreparedUserTests : InvitationTestCase
{
    private const string Prepared = "known to mallory";
    private User _mallory = null!;

    [SetUp]
    public async Task MakeMallory() =>
        _mallory = await Test.System.Users.CreateAsync(
            new NewUser("mallory") { Organization = "lisbon", Grants = ["users.*", "invoices.read"], Roles = [] });

    [Test]
    public async Task A_password_that_another_user_had_set_is_removed()
    {
        await Test.As(_mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });

        var bob = await AcceptAsync(await InviteAsync());

        (await CredentialAsync(bob)).Should().BeNull();
        (await Test.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded.Should().BeFalse();
    }

    [Test]
    public async Task It_is_replaced_by_the_one_of_the_acceptance()
    {
        await Test.As(_mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });

        var bob = await AcceptAsync(await InviteAsync(), a => a.Password = "correct horse");

        (await Test.System.Passwords.VerifyAsync(Email, "correct horse")).Succeeded.Should().BeTrue();
        (await CredentialAsync(bob))!.SetBy.Should().Be(ActorRef.User(bob.Id));
    }

    [Test]
    public async Task Signing_in_and_changing_it_leaves_the_trace()
    {
        await Test.As(_mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });
        (await Test.System.Passwords.ChangeOwnAsync(Email, Prepared, "still known to mallory")).Succeeded.Should().BeTrue();

        var bob = await AcceptAsync(await InviteAsync());

        (await CredentialAsync(bob)).Should().BeNull();
    }

    [Test]
    public async Task A_prepared_account_cannot_remove_its_password_to_lose_the_trace()
    {
        var root = await Test.System.Users.CreateAsync(new NewUser("root") { Grants = ["*.*"], Roles = [] });
        var bob = await Test.As(root).Users.CreateAsync(
            new NewUser(Email) { Email = Email, Password = Prepared, Grants = ["users.*"], Roles = [] });

        (await ConflictAsync(async () => await Test.As(bob).Passwords.RemoveAsync(Email))).Should().Be("password.of_another_user");
        await Test.As(bob).Passwords.SetAsync(Email, "still known to root");
        await AcceptAsync(await InviteAsync());

        (await CredentialAsync(bob)).Should().BeNull();
    }

    [Test]
    public async Task A_password_that_another_user_removes_leaves_its_trace_on_the_account()
    {
        var root = await Test.System.Users.CreateAsync(new NewUser("root") { Grants = ["*.*"], Roles = [] });
        var bob = await Test.As(root).Users.CreateAsync(
            new NewUser(Email) { Email = Email, Password = Prepared, Grants = ["users.*"], Roles = [] });
        await Test.As(root).Passwords.RemoveAsync(Email);

        // In a session that root began as the account while it had the password.
        await Test.As(bob).Passwords.SetAsync(Email, "still known to root");
        await Test.As(bob).Users.ChangeExternalIdAsync(Email, "idp|root");
        var accepted = await AcceptAsync(await InviteAsync());

        (await CredentialAsync(bob)).Should().BeNull();
        accepted.ExternalId.Should().BeNull();
    }

    [Test]
    public async Task The_trace_of_a_removed_password_leaves_what_the_system_sets_later()
    {
        await Test.As(_mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Password = Prepared, Roles = [] });
        await Test.System.Passwords.RemoveAsync(Email);
        await Test.System.Users.ChangeExternalIdAsync(Email, "idp|bob");
        await Test.System.Passwords.SetAsync(Email, "from the old system");

        var bob = await AcceptAsync(await InviteAsync());

        bob.ExternalId.Should().Be("idp|bob");
        (await CredentialAsync(bob)).Should().NotBeNull();
    }

    [Test]
    public async Task Nor_does_replacing_what_a_user_had_set_make_his_session_the_accounts()
    {
        var root = await Test.System.Users.CreateAsync(new NewUser("root") { Grants = ["*.*"], Roles = [] });
        var bob = await Test.As(root).Users.CreateAsync(
            new NewUser(Email) { Email = Email, Password = Prepared, ExternalId = "idp|root", Grants = ["users.*"], Roles = [] });
        await Test.System.Passwords.SetAsync(Email, "from the old system");
        await Test.System.Users.ChangeExternalIdAsync(Email, "idp|bob");

        await Test.As(bob).Passwords.SetAsync(Email, "still known to root");
        await Test.As(bob).Users.ChangeExternalIdAsync(Email, "idp|still root");
        var accepted = await AcceptAsync(await InviteAsync());

        (await CredentialAsync(bob)).Should().BeNull();
        accepted.ExternalId.Should().BeNull();
        accepted.PreparedBy.Should().BeNull("the address is proved");
    }

    [Test]
    public async Task A_password_that_is_set_at_the_same_moment_does_not_slip_in()
    {
        var bob = await Test.As(_mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, Roles = [] });
        var sent = await InviteAsync();
        Store.BeforeNextCommit(() => Test.As(_mallory).Passwords.SetAsync(Email, Prepared).AsTask());

        await AcceptAsync(sent);

        (await CredentialAsync(bob)).Should().BeNull();
    }

    [Test]
    public async Task An_external_id_that_another_user_had_set_is_removed()
    {
        await Test.As(_mallory).Users.CreateAsync(new NewUser(Email) { Email = Email, ExternalId = "idp|mallory", Roles = [] });

        var bob = await AcceptAsync(await InviteAsync());

        bob.ExternalId.Should().BeNull();
        (await Test.System.Users.FindByExternalIdAsync("idp|mallory")).Should().BeNull();
    }

    [Test]
    public async Task What_the_system_had_set_stays()
    {
        await Test.System.Users.CreateAsync(
            new NewUser(Email) { Email = Email, Password = "from the old system", ExternalId = "idp|bob", Roles = [] });

        var bob = await AcceptAsync(await InviteAsync());

        bob.ExternalId.Should().Be("idp|bob");
        (await Test.System.Passwords.VerifyAsync(Email, "from the old system")).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task What_the_account_had_set_itself_stays()
    {
        await Test.System.Users.CreateAsync(new NewUser(Email) { Email = Email, Password = "from the old system", Roles = [] });
        await Test.System.Passwords.ChangeOwnAsync(Email, "from the old system", "correct horse");

        await AcceptAsync(await InviteAsync());

        (await Test.System.Passwords.VerifyAsync(Email, "correct horse")).Succeeded.Should().BeTrue();
    }
}
