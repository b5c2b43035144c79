using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Passwords;

/// <content>A hash that is replaced, and what overtakes a sign-in.</content>
public sealed partial class PasswordProofTests
{
    [Test]
    public async Task A_hash_of_an_older_kind_is_replaced_and_nothing_else_of_the_password_changes()
    {
        await Passwords.SetAsync("ann", Right);
        var before = (await CredentialAsync(Ann))!;
        Hasher.AsksForRehash = true;
        Test.Clock.Advance(TimeSpan.FromDays(1));

        await Passwords.VerifyAsync("ann", Right);

        var after = (await CredentialAsync(Ann))!;
        after.PasswordHash.Should().NotBe(before.PasswordHash);
        after.Should().BeEquivalentTo(new { before.IsTemporary, before.ChangedAt, before.SetBy, FailedAttempts = 0 });
        (await FitsAsync(Ann, Right)).Should().BeTrue();
    }

    [Test]
    public async Task A_wrong_password_replaces_no_hash()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AsksForRehash = true;

        await Passwords.VerifyAsync("ann", Wrong);

        (await CredentialAsync(Ann))!.Version.Should().Be(1);
    }

    [Test]
    public async Task A_new_hash_does_not_overwrite_a_password_that_was_changed_meanwhile()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AsksForRehash = true;
        Hasher.AfterVerifying = () =>
        {
            Hasher.AfterVerifying = () => Task.CompletedTask;
            return Passwords.SetAsync("ann", Wrong).AsTask();
        };

        var verification = await Passwords.VerifyAsync("ann", Right);

        verification.Outcome.Should().Be(PasswordOutcome.Failed, "the password that was tried is not the account's any more");
        (await FitsAsync(Ann, Wrong)).Should().BeTrue();
    }

    [Test]
    public async Task A_password_that_is_changed_just_before_the_sign_in_is_committed_fails()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AfterVerifying = () =>
        {
            Hasher.AfterVerifying = () => Task.CompletedTask;
            Store.BeforeNextCommit(() => Passwords.SetAsync("ann", Wrong).AsTask());
            return Task.CompletedTask;
        };

        (await Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.Failed);
    }

    [Test]
    public async Task Two_sign_ins_that_both_replace_the_hash_both_succeed()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AsksForRehash = true;
        Task<PasswordVerification>? other = null;
        Hasher.AfterVerifying = async () =>
        {
            Hasher.AfterVerifying = () => Task.CompletedTask;
            await (other = Passwords.VerifyAsync("ann", Right).AsTask());
        };

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
        (await other!).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task An_account_that_is_removed_while_its_password_is_tried_fails()
    {
        await Passwords.SetAsync("ann", Right);
        Hasher.AfterVerifying = async () =>
        {
            Hasher.AfterVerifying = () => Task.CompletedTask;
            await CommitAsync(new Write.Remove(RecordKind.Credential, Ann.Id), new Write.Remove(RecordKind.User, Ann.Id));
        };

        (await Passwords.VerifyAsync("ann", Right)).Outcome.Should().Be(PasswordOutcome.Failed);
    }
}
