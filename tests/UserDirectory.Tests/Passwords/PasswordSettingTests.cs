using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Passwords;

public sealed class PasswordSettingTests : PasswordTestCase
{
    [Test]
    public async Task A_password_that_is_set_is_then_right()
    {
        await Passwords.SetAsync("ann", Right);

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
        (await Passwords.VerifyAsync("ann", Wrong)).Succeeded.Should().BeFalse();
    }

    [Test]
    public async Task A_password_that_somebody_sets_is_temporary_unless_it_is_said_otherwise()
    {
        await Passwords.SetAsync("ann", Right);
        (await CredentialAsync(Ann))!.IsTemporary.Should().BeTrue();

        await Passwords.SetAsync("ann", Right, isTemporary: false);
        (await CredentialAsync(Ann))!.IsTemporary.Should().BeFalse();
    }

    [Test]
    public async Task Setting_a_password_tells_when_and_who()
    {
        await Passwords.SetAsync("ann", Right);

        (await CredentialAsync(Ann)).Should().BeEquivalentTo(new { ChangedAt = Test.Clock.GetUtcNow(), SetBy = ActorRef.System("test") });
    }

    [Test]
    public async Task Another_password_replaces_the_first()
    {
        await Passwords.SetAsync("ann", Right);
        await Passwords.SetAsync("ann", Wrong);

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeFalse();
        (await CredentialAsync(Ann))!.Version.Should().Be(2);
    }

    [Test]
    public async Task Setting_a_password_ends_a_lock_and_clears_the_count()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(7);
        (await CredentialAsync(Ann))!.LockedUntil.Should().NotBeNull();

        await Passwords.SetAsync("ann", Wrong);

        (await CredentialAsync(Ann)).Should().BeEquivalentTo(new { FailedAttempts = 0, LockedUntil = (DateTimeOffset?)null });
    }

    [Test]
    public async Task A_password_that_breaks_a_rule_is_refused_and_nothing_is_hashed()
    {
        var set = async () => await Passwords.SetAsync("ann", "short");

        (await set.Should().ThrowAsync<InvalidInputException>()).Which.Errors.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Field = "password", Code = "password.too_short" });
        Hasher.Hashed.Should().Be(0);
    }

    [Test]
    public async Task A_password_that_is_too_long_is_refused_before_anything_is_computed_from_it()
    {
        var set = async () => await Passwords.SetAsync("ann", new string('x', 257));

        (await set.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.too_long");
        Hasher.Hashed.Should().Be(0);
    }

    [Test]
    public async Task An_unknown_account_is_not_found()
    {
        var set = async () => await Passwords.SetAsync("nobody", Right);

        (await set.Should().ThrowAsync<RecordNotFoundException>()).Which.Code.Should().Be("user.not_found");
    }

    [Test]
    public async Task The_feed_tells_that_a_password_changed_and_never_to_what()
    {
        await Passwords.SetAsync("ann", Right);
        await Passwords.SetAsync("ann", Wrong);

        var entries = (await LastChangeAsync()).Entries;
        entries.Select(entry => entry.Record)
            .Should().BeEquivalentTo([RecordKind.Credential, RecordKind.User], "the account has another stamp");
        entries.SelectMany(entry => entry.Fields).Single(field => field.Field == nameof(Credential.PasswordHash)).Value.Should().BeNull();
    }

    [Test]
    public async Task A_reset_returns_a_random_temporary_password()
    {
        var first = await Passwords.ResetAsync("ann");
        (await Passwords.VerifyAsync("ann", first)).Should().BeEquivalentTo(new { Succeeded = true, IsTemporary = true });

        (await Passwords.ResetAsync("ann")).Should().NotBe(first);
    }

    [Test]
    public async Task A_removed_password_is_right_no_more()
    {
        await Passwords.SetAsync("ann", Right);

        await Passwords.RemoveAsync("ann");

        (await Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.Failed);
        (await CredentialAsync(Ann)).Should().BeNull();
    }

    [Test]
    public async Task Removing_where_there_is_none_changes_nothing()
    {
        var number = await NumberAsync();

        await Passwords.RemoveAsync("ann");

        (await NumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task An_unlocked_account_takes_guesses_again()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(5);
        (await Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.LockedOut);

        await Passwords.UnlockAsync("ann");

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task Unlocking_leaves_the_last_login_and_takes_no_number()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(5);
        var number = await NumberAsync();

        await Passwords.UnlockAsync("ann");

        (await Test.System.Users.GetAsync("ann")).LastLoginAt.Should().BeNull();
        (await NumberAsync()).Should().Be(number);
    }

    [Test]
    public async Task Unlocking_an_account_without_a_password_changes_nothing()
    {
        var unlock = async () => await Passwords.UnlockAsync("ann");

        await unlock.Should().NotThrowAsync();
        (await CredentialAsync(Ann)).Should().BeNull();
    }

    [TestCase(nameof(StoredHashes.Version2))]
    [TestCase(nameof(StoredHashes.Version3Sha512))]
    public async Task An_imported_hash_of_the_old_system_is_verified(string name)
    {
        var hash = (string)typeof(StoredHashes).GetField(name)!.GetValue(null)!;

        await Passwords.ImportHashAsync("ann", hash);

        (await Passwords.VerifyAsync("ann", StoredHashes.Password)).Should().BeEquivalentTo(new { Succeeded = true, IsTemporary = false });
    }

    [TestCase("")]
    [TestCase("not a hash")]
    [TestCase("$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA")]
    public async Task A_hash_of_another_format_is_refused(string hash)
    {
        var import = async () => await Passwords.ImportHashAsync("ann", hash);

        (await import.Should().ThrowAsync<InvalidInputException>()).Which.Errors
            .Should().ContainSingle(error => error.Code == "password.hash_format");
    }

    [Test]
    public async Task No_text_of_a_result_or_record_shows_the_hash()
    {
        await Passwords.SetAsync("ann", Right);

        var credential = (await CredentialAsync(Ann))!;

        credential.ToString().Should().NotContain(credential.PasswordHash.Reveal());
    }
}
