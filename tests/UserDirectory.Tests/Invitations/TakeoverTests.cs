using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Tests.Import;

namespace UserDirectory.Tests.Invitations;

/// <summary>Rule 10: an address proves nothing until it was proved.</summary>
public sealed class TakeoverTests : InvitationTestCase
{
    private const string Prepared = "known to mallory";
    private User _mallory = null!;

    [SetUp]
    public async Task MakeMallory() =>
        _mallory = await Test.System.Users.CreateAsync(
            new NewUser("mallory") { Organization = "lisbon", Grants = ["users.*", "invoices.read"], Roles = [] });

    [Test]
    public async Task An_active_account_with_the_address_verified_keeps_even_what_another_user_set()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");
        var bob = await AcceptAsync(first);
        await Test.As(_mallory).Passwords.SetAsync(bob.Id, "a reset one");

        await AcceptAsync(second);

        (await Test.System.Passwords.VerifyAsync(Email, "a reset one")).Succeeded
            .Should().BeTrue("accepting never touches such an account's password");
    }

    [Test]
    public async Task Accepting_for_such_an_account_does_not_show_it_to_whoever_has_the_token()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");
        var whole = await AcceptAsync(first, a => a.DisplayName = "Bob");
        await Test.System.Users.ChangeAttributesAsync(Email, new Dictionary<string, string?> { ["salary"] = "1000" });

        var shown = await AcceptAsync(second);

        whole.DisplayName.Should().Be("Bob", "whoever proves an account gets it");
        shown.Should().BeEquivalentTo(
            new { whole.Id, whole.TenantId, whole.Key, Email, Status = UserStatus.Active, DisplayName = (string?)null });
        shown.Attributes.Should().BeEmpty();
    }

    [Test]
    public async Task An_active_account_that_is_found_by_key_gets_nothing_before_its_address_is_proved()
    {
        var bob = await Test.System.Users.CreateAsync(new NewUser(Email) { Email = Email });

        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);

        (sent.User.Id, sent.Token is null).Should().Be((bob.Id, false));
        (await AssignmentsAsync(bob)).Should().BeEmpty();
        (await AcceptAsync(sent)).EmailVerifiedAt.Should().Be(Test.Clock.GetUtcNow());
    }

    [Test]
    public async Task An_active_account_with_rights_is_not_handed_to_a_mailbox_by_who_does_not_hold_them()
    {
        await Test.System.Users.CreateAsync(
            new NewUser("treasurer") { Email = "treasurer@acme.example", Grants = ["invoices.approve"], Roles = [] });
        var ann = await InviterAsync("ann", "invitations.send", "users.*");
        var bea = await InviterAsync("bea", "invitations.send", "users.*", "invoices.*");

        (await DeniedAsync(
            () => InviteByAsync(Test.As(ann).Invitations, "mallory@evil.example", i => (i.Key, i.Organization) = ("treasurer", default))))
            .Should().BeEquivalentTo(new { Code = "access.escalation", Permission = "invoices.approve" });
        (await InviteByAsync(Test.As(bea).Invitations, "new@acme.example", i => (i.Key, i.Organization) = ("treasurer", default))).User.Key
            .Should().Be("treasurer");
    }

    [Test]
    public async Task Giving_a_known_account_another_address_needs_the_permission_at_its_home()
    {
        await Test.System.Users.CreateAsync(new NewUser("carl") { Email = "carl@acme.example", Organization = "porto" });
        var ann = await InviterAsync("ann", "invitations.send");

        (await DeniedAsync(() => InviteByAsync(Test.As(ann).Invitations, with: i => i.Key = "carl")))
            .Should().BeEquivalentTo(new { Code = "access.denied", Permission = "users.update" });
    }

    [Test]
    public async Task Accepting_gives_the_account_the_invited_address()
    {
        await Test.System.Users.CreateAsync(new NewUser("carl") { Email = "carl@acme.example" });

        var carl = await AcceptAsync(await InviteAsync(with: i => i.Key = "carl"));

        carl.Should().BeEquivalentTo(new { Key = "carl", Email, EmailVerifiedAt = Test.Clock.GetUtcNow() });
    }

    [Test]
    public async Task An_invitation_is_void_once_its_account_belongs_to_another_address()
    {
        // Mallory gets the invited person's account by an invitation of the same key to her own address, before he accepts his.
        var his = await InviteAsync(with: i => (i.Key, i.Roles) = ("bob", ["editor"]));
        var hers = await InviteAsync("mallory@evil.example", i => (i.Key, i.Organization) = ("bob", "porto"));
        await AcceptAsync(hers, a => a.Password = Prepared);

        await MustNotBeValidAsync(his.Token!);

        (await AssignmentsAsync(his.User)).Should().BeEmpty("the role was for whoever reads the mail of the invited address");
        (await ConflictAsync(async () => await Invitations.ResendAsync(his.Invitation.Id))).Should().Be("invitation.closed");
    }

    [Test]
    public async Task An_invitation_to_an_address_that_its_account_has_left_hands_nothing_over()
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");
        var bob = await AcceptAsync(first, a => a.Password = "bob's own words");
        await Test.As(bob).Users.ChangeEmailAsync(bob.Id, "bob@new.example");

        // By whoever has the old mailbox now.
        await MustNotBeValidAsync(async () => await AcceptAsync(second, a => a.Password = Prepared));

        (await Test.System.Passwords.VerifyAsync(bob.Id, "bob's own words")).Succeeded.Should().BeTrue();
        (await ConflictAsync(async () => await InviteAsync(with: i => i.Key = bob.Key))).Should().Be("user.key.taken");
        (await AcceptAsync(await InviteAsync("bob@new.example", i => i.Key = bob.Key))).EmailVerifiedAt
            .Should().NotBeNull("that address the account says is its own");
    }

    [TestCase(true, "external id")]
    [TestCase(false, "external id")]
    [TestCase(true, "row")]
    [TestCase(false, "row")]
    [TestCase(true, "e-mail")]
    public async Task Nor_does_it_whoever_changed_the_address_and_whatever_was_changed_with_it(bool isSystem, string change)
    {
        var first = await InviteAsync();
        var second = await InviteAsync(with: i => i.Organization = "porto");
        var bob = await AcceptAsync(first, a => a.Password = "bob's own words");
        var by = isSystem ? Test.System : Test.As(await Test.System.Users.CreateAsync(new NewUser("ada") { Grants = ["*.*"], Roles = [] }));
        await (change switch
        {
            "row" => by.ImportAsync(new ImportRow { Key = bob.Key, Email = "bob@new.example", ExternalId = "hr-17" }),
            "e-mail" => by.Users.ChangeEmailAsync(bob.Id, "bob@new.example").AsTask(),
            _ => ChangeAsync(),
        });

        await MustNotBeValidAsync(async () => await AcceptAsync(second, a => a.Password = Prepared));

        (await Test.System.Passwords.VerifyAsync(bob.Id, "bob's own words")).Succeeded.Should().BeTrue();
        (await ConflictAsync(async () => await Invitations.ResendAsync(second.Invitation.Id))).Should().Be("invitation.closed");

        async Task ChangeAsync()
        {
            await Test.As(bob).Users.ChangeEmailAsync(bob.Id, "bob@new.example");
            await by.Users.ChangeExternalIdAsync(bob.Id, "hr-17");
        }
    }

    [Test]
    public async Task Whoever_comes_first_keeps_the_account()
    {
        var his = await InviteAsync(with: i => i.Key = "bob");
        var hers = await InviteAsync("mallory@evil.example", i => (i.Key, i.Organization) = ("bob", "porto"));
        await AcceptAsync(his);

        await MustNotBeValidAsync(hers.Token!);

        (await Test.System.Users.GetAsync("bob")).Email.Should().Be(Email);
    }

    [Test]
    public async Task An_address_that_is_changed_after_sending_and_changed_back_leaves_the_first_token_worthless()
    {
        await InviteAsync(with: i => (i.Key, i.Organization) = ("bob", "porto"));
        var ann = await InviterAsync("ann", "invitations.send");
        var sent = await InviteByAsync(Test.As(ann).Invitations, with: i => i.Key = "bob");
        await Test.System.Users.ChangeEmailAsync("bob", "other@acme.example");

        await MustNotBeValidAsync(async () => await AcceptAsync(sent));

        await Test.System.Users.ChangeEmailAsync("bob", Email);
        await MustNotBeValidAsync(async () => await AcceptAsync(sent));
        (await AcceptAsync(Delivered(sent))).Email.Should().Be(Email);
    }

    [Test]
    public async Task An_address_that_somebody_claims_without_proof_attracts_nothing()
    {
        await Test.As(_mallory).Users.ChangeEmailAsync("mallory", Email);

        var sent = await InviteAsync(with: i => i.Roles = ["editor"]);

        sent.User.Id.Should().NotBe(_mallory.Id);
    }

    [TestCase("mallory@acme.example")]
    [TestCase(null)]
    public async Task What_signed_in_before_does_not_outlast_an_invitation_to_another_address(string? email)
    {
        const string Own = "her own password";
        var mallory = await Test.System.Users.CreateAsync(
            new NewUser("own")
            {
                Email = email,
                Password = "first password",
                ExternalId = "idp|own",
                Organization = "lisbon",
                Grants = ["users.*", "invitations.*"],
                Roles = []
            });
        (await Test.System.Passwords.ChangeOwnAsync("own", "first password", Own)).Succeeded.Should().BeTrue();

        var bob = await AcceptAsync(await InviteByAsync(Test.As(mallory).Invitations, Email, i => (i.Key, i.Roles) = ("own", [])));

        (bob.Email, bob.ExternalId).Should().Be((Email, null));
        (await Test.System.Passwords.VerifyAsync("own", Own)).Succeeded.Should().BeFalse("that was for whoever had the earlier address");
    }

    [Test]
    public async Task Who_takes_the_address_of_somebody_as_his_key_does_not_get_what_that_person_is_given()
    {
        await Test.System.Users.CreateAsync(
            new NewUser("squatter")
            {
                Email = "squatter@acme.example",
                Password = "first password",
                ExternalId = "idp|squatter",
                Organization = "lisbon",
                Roles = []
            });
        await Test.System.Users.ChangeKeyAsync("squatter", Email);

        var bob = await AcceptAsync(await InviteAsync());

        (bob.Email, bob.ExternalId).Should().Be((Email, null));
        (await CredentialAsync(bob)).Should().BeNull();
    }

    [Test]
    public async Task A_first_password_does_not_slip_in_while_the_address_is_changed()
    {
        var mallory = await Test.System.Users.CreateAsync(
            new NewUser(Email) { Email = "mallory@acme.example", IsEmailVerified = true, Grants = ["users.password-reset"], Roles = [] });
        Store.BeforeNextCommit(async () => await Test.As(mallory).Users.ChangeEmailAsync(mallory.Id, Email));

        await Test.As(mallory).Passwords.SetAsync(mallory.Id, "her own password");
        await AcceptAsync(await InviteAsync());

        (await CredentialAsync(mallory)).Should().BeNull("it was set under the earlier address");
    }
}
