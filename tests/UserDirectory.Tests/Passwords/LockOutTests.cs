using FluentAssertions;
using NUnit.Framework;

namespace UserDirectory.Tests.Passwords;

public sealed class LockOutTests : PasswordTestCase
{
    private static readonly TimeSpan s_lock = TimeSpan.FromMinutes(5);

    [Test]
    public async Task After_five_wrong_guesses_no_guess_is_taken()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(5);

        var verification = await Passwords.VerifyAsync("ann", Right);

        verification.Should().Be(new PasswordVerification(PasswordOutcome.LockedOut) { LockedUntil = Test.Clock.GetUtcNow() + s_lock });
    }

    [Test]
    public async Task A_guess_that_is_not_taken_costs_as_much_but_is_not_tried_and_prolongs_nothing()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(5);
        var until = Test.Clock.GetUtcNow() + s_lock;
        var verified = Hasher.Verified;
        var fitted = Hasher.Fitted;
        Test.Clock.Advance(TimeSpan.FromMinutes(4));

        (await Passwords.VerifyAsync("ann", Right)).LockedUntil.Should().Be(until);

        (Hasher.Verified - verified, Hasher.Fitted - fitted).Should().Be((1, 0), "it is spent on the decoy");
    }

    [Test]
    public async Task When_the_lock_is_over_the_count_begins_again()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(5);
        Test.Clock.Advance(s_lock);

        await GuessAsync(4);

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task A_right_password_clears_the_count()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(4);
        await Passwords.VerifyAsync("ann", Right);

        await GuessAsync(4);

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
    }

    [Test]
    public async Task The_fifth_guess_may_still_be_right()
    {
        await Passwords.SetAsync("ann", Right);
        await GuessAsync(4);

        (await Passwords.VerifyAsync("ann", Right)).Succeeded.Should().BeTrue();
        (await CredentialAsync(Ann))!.LockedUntil.Should().BeNull();
    }

    [Test]
    public async Task A_lock_that_another_host_sets_meanwhile_is_answered_as_a_lock()
    {
        await Passwords.SetAsync("ann", Right);
        Store.BeforeNextCommit(() => GuessAsync(5));

        var verification = await Passwords.VerifyAsync("ann", Right);

        verification.Outcome.Should().Be(PasswordOutcome.LockedOut, "the store refused to count the guess");
    }

    [Test]
    public async Task Guesses_at_once_each_count_before_they_are_tried()
    {
        await Passwords.SetAsync("ann", Right);
        const int guessers = 16;
        using var atTheGate = new Barrier(guessers);
        var outcomes = new PasswordOutcome[guessers];
        var threads = Enumerable.Range(0, guessers).Select(i => new Thread(() =>
        {
            atTheGate.SignalAndWait();
            outcomes[i] = Passwords.VerifyAsync("ann", Wrong).AsTask().GetAwaiter().GetResult().Outcome;
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        outcomes.Count(outcome => outcome == PasswordOutcome.Failed).Should().Be(5, "five guesses lock, however many come at once");
        outcomes.Count(outcome => outcome == PasswordOutcome.LockedOut).Should().Be(guessers - 5);
        Hasher.Verified.Should().Be(guessers, "a guess that is not taken costs as much");
    }
}
