using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Tokens;

/// <summary>What the token of an address does.</summary>
public sealed class EmailProofTests : TokenTestCase
{
    [Test]
    public async Task The_token_proves_the_address_that_the_account_has()
    {
        await Users.ChangeEmailAsync("ann", NewEmail);

        await Users.ConfirmEmailAsync(await ProofTokenAsync());

        (await StoredAsync(Ann)).Should().BeEquivalentTo(
            new { Email = NewEmail, EmailVerifiedAt = Test.Clock.GetUtcNow(), UniqueEmail = NewEmail.ToUpperInvariant() });
        (await VerifyAsync(Old)).Should().Be(
            PasswordOutcome.Succeeded, "a system changed the address, and the account or a system had set the password");
    }

    [Test]
    public async Task Another_address_replaces_the_old_one_once_it_is_proved_and_not_before()
    {
        var token = await ProofTokenAsync(NewEmail);
        (await StoredAsync(Ann)).Should().BeEquivalentTo(new { Email, Ann.EmailVerifiedAt });

        await AsAnn.ConfirmEmailAsync(token);

        (await StoredAsync(Ann)).Should().BeEquivalentTo(new { Email = NewEmail, EmailVerifiedAt = Test.Clock.GetUtcNow() });
        (await Users.FindByEmailAsync(Email)).Should().BeNull();
    }

    [Test]
    public async Task Confirmed_by_the_account_itself_it_keeps_its_password_and_its_sign_in()
    {
        await AsAnn.ConfirmEmailAsync(await ProofTokenAsync(NewEmail));

        (await VerifyAsync(Old)).Should().Be(PasswordOutcome.Succeeded);
        (await StoredAsync(Ann)).SignInStamp.Should().Be(Ann.SignInStamp);
    }

    [Test]
    public async Task Confirmed_by_anybody_else_the_password_of_before_goes_and_nobody_stays_signed_in()
    {
        // Mallory prepares her account, and has somebody else prove his address for it.
        var mallory = await Users.CreateAsync(
            new NewUser("mallory") { Password = Old, IsPasswordTemporary = false, ExternalId = "idp|mallory" });
        await Test.As(mallory).Users.RequestEmailProofAsync(mallory.Id, "victim@acme.example");
        var token = await LastTokenAsync();

        await AsAnn.ConfirmEmailAsync(token);

        var proved = await StoredAsync(mallory);
        proved.Should().BeEquivalentTo(
            new { Email = "victim@acme.example", EmailVerifiedAt = Test.Clock.GetUtcNow(), ExternalId = (string?)null });
        proved.SignInStamp.Should().NotBe(mallory.SignInStamp);
        (await Passwords.GetStateAsync(mallory.Id)).HasPassword.Should().BeFalse();
        await Passwords.ConfirmResetAsync(await ResetTokenAsync("victim@acme.example"), New);
        (await Passwords.VerifyAsync("mallory", New)).Outcome
            .Should().Be(PasswordOutcome.Succeeded, "whoever reads the mail sets a password");
    }

    [Test]
    public async Task What_another_user_had_set_to_sign_in_with_goes_whoever_confirms()
    {
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["*.*"] });
        var bob = await Test.As(manager).Users.CreateAsync(new NewUser("bob") { Email = "bob@acme.example", Password = Old, Roles = [] });
        await Test.As(bob).Users.RequestEmailProofAsync(bob.Id);

        await Test.As(bob).Users.ConfirmEmailAsync(await LastTokenAsync());

        (await Passwords.GetStateAsync("bob")).HasPassword.Should().BeFalse("the manager knows it");
        (await StoredAsync(bob)).SignInStamp.Should().NotBe(bob.SignInStamp);
    }

    [TestCase("idp|mallory")]
    [TestCase(null)]
    public async Task Who_named_the_address_before_it_was_proved_does_not_stay_signed_in_either(string? externalId)
    {
        // Mallory signs in elsewhere, names somebody else's address, and has that one prove it.
        var mallory = await Users.CreateAsync(
            new NewUser("mallory") { Email = "mallory@acme.example", IsEmailVerified = true, ExternalId = externalId });
        await Test.As(mallory).Users.ChangeEmailAsync(mallory.Id, "victim@acme.example");
        await Test.As(mallory).Users.RequestEmailProofAsync(mallory.Id);

        await Users.ConfirmEmailAsync(await LastTokenAsync());

        var proved = await StoredAsync(mallory);
        proved.Should().BeEquivalentTo(new { Email = "victim@acme.example", ExternalId = (string?)null });
        proved.SignInStamp.Should().NotBe(mallory.SignInStamp, "whoever was signed in had the earlier address");
    }

    [Test]
    public async Task Nor_does_a_manager_whose_external_id_was_taken_away_before()
    {
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["*.*"] });
        var bob = await Test.As(manager).Users.CreateAsync(
            new NewUser("bob") { Email = "bob@acme.example", ExternalId = "idp|manager", Roles = [] });
        await Test.As(manager).Users.ChangeExternalIdAsync(bob.Id, null);
        await Users.RequestEmailProofAsync(bob.Id);

        await Users.ConfirmEmailAsync(await LastTokenAsync());

        (await StoredAsync(bob)).SignInStamp.Should().NotBe(bob.SignInStamp, "the manager may be signed in as bob");
    }

    [Test]
    public async Task When_a_system_asks_the_password_stays()
    {
        await Users.RequestEmailProofAsync("ann", NewEmail);

        await Users.ConfirmEmailAsync(await LastTokenAsync());

        (await VerifyAsync(Old)).Should().Be(PasswordOutcome.Succeeded, "a system that puts an address right knows whose account it is");
    }

    [TestCase("the account holds more")]
    [TestCase("the manager may not")]
    [TestCase("the manager is switched off")]
    [TestCase("the manager is gone")]
    public async Task What_the_manager_who_asked_may_not_any_more_proves_nothing(string reason)
    {
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["users.update"], Roles = [] });
        await Test.As(manager).Users.RequestEmailProofAsync(Ann.Id, NewEmail);
        var token = await LastTokenAsync();

        _ = reason switch
        {
            "the account holds more" => await Users.GrantAsync("ann", ["invoices.approve"]),
            "the manager may not" => await Users.RevokeAsync("manager", ["users.update"]),
            _ => await Users.DeactivateAsync("manager"),
        };
        if (reason == "the manager is gone")
        {
            await Users.DeleteAsync("manager");
        }

        await ProofMustNotBeValidAsync(token);
        (await StoredAsync(Ann)).Email.Should().Be(Email);
    }

    [Test]
    public async Task A_manager_who_asked_hands_the_account_to_the_new_address()
    {
        var manager = await Users.CreateAsync(new NewUser("manager") { Grants = ["users.update"], Roles = [] });
        await Test.As(manager).Users.RequestEmailProofAsync(Ann.Id, NewEmail);

        await Users.ConfirmEmailAsync(await LastTokenAsync());

        (await StoredAsync(Ann)).Email.Should().Be(NewEmail);
        (await Passwords.GetStateAsync("ann")).HasPassword.Should().BeFalse("it was for whoever had the earlier address");
    }

    [Test]
    public async Task An_address_that_another_account_proves_meanwhile_is_not_proved_twice()
    {
        var token = await ProofTokenAsync(NewEmail);
        await Users.CreateAsync(new NewUser("eva") { Email = NewEmail, IsEmailVerified = true });

        await ProofMustNotBeValidAsync(token);
        (await StoredAsync(Ann)).Email.Should().Be(Email);
    }

    [Test]
    public async Task An_address_that_another_account_proves_at_the_same_moment_is_not_proved_twice()
    {
        var token = await ProofTokenAsync(NewEmail);
        Store.BeforeNextCommit(async () => await Users.CreateAsync(new NewUser("eva") { Email = NewEmail, IsEmailVerified = true }));

        await ProofMustNotBeValidAsync(token);
        (await StoredAsync(Ann)).Email.Should().Be(Email);
    }

    [Test]
    public async Task A_host_that_says_so_meanwhile_leaves_nothing_to_prove()
    {
        await Users.ChangeEmailAsync("ann", NewEmail);
        var token = await ProofTokenAsync();
        await Users.ChangeEmailAsync("ann", NewEmail, isVerified: true);
        var before = await StoredAsync(Ann);

        await Users.ConfirmEmailAsync(token);

        (await StoredAsync(Ann)).Should().Be(before);
        (await StoredTokensAsync()).Should().BeEmpty();
    }

    [Test]
    public async Task Invitations_to_the_address_that_was_left_are_taken_back()
    {
        await Users.ChangeEmailAsync("ann", "left@acme.example");
        await Test.OrganizationAsync("lisbon");
        var sent = await Test.System.Invitations.SendAsync(new NewInvitation("left@acme.example", "lisbon") { Key = "ann" });

        await AsAnn.ConfirmEmailAsync(await ProofTokenAsync(NewEmail));

        (await Test.System.Invitations.GetAsync(sent.Invitation.Id)).Status.Should().Be(InvitationStatus.Revoked);
    }
}
