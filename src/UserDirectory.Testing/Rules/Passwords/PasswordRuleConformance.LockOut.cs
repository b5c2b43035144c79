using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>Wrong guesses lock an account for a while.</content>
public abstract partial class PasswordRuleConformance
{
    [Test]
    public async Task Wrong_guesses_lock_the_account_for_a_while()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        for (var i = 0; i < 5; i++)
        {
            Assert.That((await world.System.Passwords.VerifyAsync("ann", "wrong horse")).Outcome, Is.EqualTo(PasswordOutcome.Failed));
        }

        var locked = await world.System.Passwords.VerifyAsync("ann", Password);
        Assert.That((locked.Outcome, locked.LockedUntil), Is.EqualTo((PasswordOutcome.LockedOut, world.Now.AddMinutes(5))));
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That((await world.System.Passwords.VerifyAsync("ann", Password)).Succeeded, Is.True);
    }

    [Test]
    public async Task A_right_guess_forgets_the_wrong_ones()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        for (var i = 0; i < 20; i++)
        {
            Assert.That((await world.System.Passwords.VerifyAsync("ann", i % 4 == 3 ? Password : "wrong horse")).Outcome,
                Is.Not.EqualTo(PasswordOutcome.LockedOut));
        }
    }

    [Test]
    public async Task Parallel_guesses_each_count()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        world.Host.Store.LetsOthersRun = true;
        var outcomes = new PasswordOutcome[Race.Rounds * Race.Threads];
        var before = world.Host.Hasher.Verified;
        await Race.RunAsync(async (thread, round) =>
            outcomes[(round * Race.Threads) + thread] = (await world.System.Passwords.VerifyAsync("ann", "wrong horse")).Outcome);
        Assert.That(outcomes.Count(outcome => outcome == PasswordOutcome.Failed), Is.EqualTo(5),
            "the sixth guess already is not taken, however many come at once");
        Assert.That(outcomes.Count(outcome => outcome == PasswordOutcome.LockedOut), Is.EqualTo(outcomes.Length - 5));
        Assert.That(world.Host.Hasher.Verified, Is.EqualTo(before + outcomes.Length), "a guess that is not taken costs as much");
    }

    [Test]
    public async Task A_guess_at_a_locked_account_costs_the_same_work_and_is_not_tried()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        await LockAsync(world, "ann");
        foreach (var guess in new[] { Password, "wrong horse" })
        {
            var before = (world.Host.Hasher.Verified, world.Host.Hasher.Fitted);
            Assert.That((await world.System.Passwords.VerifyAsync("ann", guess)).Outcome, Is.EqualTo(PasswordOutcome.LockedOut));
            Assert.That((await world.System.Passwords.ChangeOwnAsync("ann", guess, "battery staple")).Outcome,
                Is.EqualTo(PasswordOutcome.LockedOut));
            Assert.That((world.Host.Hasher.Verified - before.Verified, world.Host.Hasher.Fitted - before.Fitted), Is.EqualTo((2, 0)));
        }
    }

    [Test]
    public async Task Guesses_at_changing_a_password_count_too()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        for (var i = 0; i < 5; i++)
        {
            await world.System.Passwords.ChangeOwnAsync("ann", "wrong horse", "battery staple");
        }

        Assert.That((await world.System.Passwords.VerifyAsync("ann", Password)).Outcome, Is.EqualTo(PasswordOutcome.LockedOut));
    }

    [Test]
    public async Task Unlocking_or_a_new_password_ends_a_lock_out()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        await LockAsync(world, "ann");
        await world.System.Passwords.UnlockAsync("ann");
        Assert.That((await world.System.Passwords.VerifyAsync("ann", Password)).Succeeded, Is.True);
        await LockAsync(world, "ann");
        await world.System.Passwords.SetAsync("ann", "battery staple");
        Assert.That((await world.System.Passwords.VerifyAsync("ann", "battery staple")).Succeeded, Is.True);
    }

    private static async Task LockAsync(RuleWorld world, string user)
    {
        for (var i = 0; i < 5; i++)
        {
            await world.System.Passwords.VerifyAsync(user, "wrong horse");
        }

        Assert.That((await world.System.Passwords.VerifyAsync(user, Password)).Outcome, Is.EqualTo(PasswordOutcome.LockedOut));
    }
}
