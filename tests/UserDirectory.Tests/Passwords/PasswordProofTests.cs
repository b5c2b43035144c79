using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Passwords;

public sealed partial class PasswordProofTests : PasswordTestCase
{
    [Test]
    public async Task A_right_password_gives_the_account_and_sets_the_last_login()
    {
        await Passwords.SetAsync("ann", Right, isTemporary: false);
        Test.Clock.Advance(TimeSpan.FromHours(1));

        var verification = await Passwords.VerifyAsync("ann", Right);

        verification.Should().BeEquivalentTo(
            new { Outcome = PasswordOutcome.Succeeded, IsTemporary = false, LockedUntil = (DateTimeOffset?)null });
        verification.User.Should().Be(await Test.System.Users.GetAsync("ann"));
        verification.User!.LastLoginAt.Should().Be(Test.Clock.GetUtcNow());
    }

    [Test]
    public async Task A_temporary_password_says_so()
    {
        await Passwords.SetAsync("ann", Right);

        (await Passwords.VerifyAsync("ann", Right)).IsTemporary.Should().BeTrue();
    }

    [Test]
    public async Task Sign_ins_take_no_number_and_no_version()
    {
        await Passwords.SetAsync("ann", Right);
        var (number, version) = (await NumberAsync(), (await Test.System.Users.GetAsync("ann")).Version);

        await Passwords.VerifyAsync("ann", Wrong);
        await Passwords.VerifyAsync("ann", Right);

        (await NumberAsync()).Should().Be(number);
        (await CredentialAsync(Ann))!.Version.Should().Be(1);
        (await Test.System.Users.GetAsync("ann")).Version.Should().Be(version);
    }

    [Test]
    public async Task Guesses_whose_account_is_given_rights_meanwhile_are_counted_once()
    {
        await Passwords.SetAsync("ann", Right);
        Store.BeforeNextCommit(() => GrantAnnAsync("invoices.read"));

        await Passwords.VerifyAsync("ann", Wrong);

        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(1);
    }

    [TestCase("nobody")]
    [TestCase("ann")]
    [TestCase("not/a key")]
    [TestCase("nobody@acme.example")]
    [TestCase("")]
    [TestCase(null)]
    [TestCase("\uD800@acme.example")]
    public async Task Where_there_is_no_password_one_hash_is_tried_all_the_same(string? user)
    {
        await Passwords.VerifyAsync("nobody", Wrong);
        var (hashed, verified) = (Hasher.Hashed, Hasher.Verified);

        var verification = await Passwords.VerifyAsync(user, Wrong);

        verification.Should().Be(new PasswordVerification(PasswordOutcome.Failed));
        (Hasher.Hashed - hashed, Hasher.Verified - verified).Should().Be((0, 1));
    }

    [Test]
    public async Task An_unknown_tenant_is_refused_no_sooner_than_a_wrong_password()
    {
        await Passwords.VerifyAsync("nobody", Wrong);
        var verified = Hasher.Verified;
        var verify = async () => await Test.Directory.Tenant("nowhere").AsSystem("sign-in").Passwords.VerifyAsync("ann", Wrong);

        (await verify.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("tenant.not_found");

        Hasher.Verified.Should().Be(verified + 1);
    }

    [Test]
    public async Task The_first_guess_of_all_costs_the_same_for_known_and_unknown_accounts()
    {
        await Passwords.SetAsync("ann", Right);
        var hashed = Hasher.Hashed;

        await Passwords.VerifyAsync("ann", Wrong);

        (Hasher.Hashed - hashed, Hasher.Verified).Should().Be((1, 1), "the decoy is made by whichever guess comes first");
    }

    [Test]
    public async Task A_password_that_is_too_long_is_not_computed_with_but_costs_and_counts_like_another()
    {
        await Passwords.SetAsync("ann", Right);
        var tooLong = new string('x', 1_000_000);

        (await Passwords.VerifyAsync("ann", tooLong)).Outcome.Should().Be(PasswordOutcome.Failed);
        (await Passwords.VerifyAsync("nobody", tooLong)).Outcome.Should().Be(PasswordOutcome.Failed);

        Hasher.Tried.Should().Equal(string.Empty, string.Empty);
        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(1);
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task Nothing_typed_costs_and_counts_like_a_wrong_password(string? nothing)
    {
        await Passwords.SetAsync("ann", Right);

        (await Passwords.VerifyAsync("ann", nothing)).Should().Be(new PasswordVerification(PasswordOutcome.Failed));
        (await Passwords.ChangeOwnAsync("ann", nothing, "a password of my own"))
            .Should().Be(new PasswordVerification(PasswordOutcome.Failed));

        Hasher.Verified.Should().Be(2);
        (await CredentialAsync(Ann))!.FailedAttempts.Should().Be(2);
    }

    [Test]
    public async Task An_empty_password_is_never_right_even_where_its_hash_is_stored()
    {
        await Passwords.SetAsync("ann", Right);
        var credential = (await CredentialAsync(Ann))!;
        var empty = new Secret(await new CheapPasswordHasher().HashAsync(string.Empty, default));
        await CommitAsync(new Write.Update(credential with { PasswordHash = empty, Version = 2 }, 1, []));

        (await Passwords.VerifyAsync("ann", string.Empty)).Outcome.Should().Be(PasswordOutcome.Failed);
    }

    [TestCase(UserStatus.Inactive)]
    [TestCase(UserStatus.InvitationSent)]
    [TestCase(UserStatus.InvitationExpired)]
    public async Task An_account_that_is_not_active_fails_after_the_same_work(UserStatus status)
    {
        await Passwords.SetAsync("ann", Right);
        await ChangeAsync(Ann, ann => ann with { Status = status });

        var verification = await Passwords.VerifyAsync("ann", Right);

        verification.Should().Be(new PasswordVerification(PasswordOutcome.Failed));
        Hasher.Verified.Should().Be(1);
        (await CredentialAsync(Ann))!.FailedAttempts
            .Should().Be(1, "the guess was counted, and a right one clears nothing while the account is off");
    }

    [Test]
    public async Task An_account_that_is_switched_off_while_its_password_is_tried_fails()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AfterVerifying = () => ChangeAsync(Ann, ann => ann with { Status = UserStatus.Inactive });

        (await Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.Failed);
    }

    [Test]
    public async Task In_a_suspended_tenant_every_password_fails()
    {
        await Passwords.SetAsync("ann", Right);
        await Test.Directory.Tenants.SuspendAsync("default");

        (await Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.Failed);
        Hasher.Verified.Should().Be(1);
    }

    [Test]
    public async Task The_password_is_the_authority_whoever_holds_the_handle()
    {
        await Passwords.SetAsync("ann", Right);

        (await Test.Directory.As(Guid.NewGuid()).Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
    }
}
