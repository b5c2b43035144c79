using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>
/// A token of account recovery is stored as a hash, good for one use under any race, one for each purpose, and gone with its account or its
/// time.
/// </summary>
public abstract class RecoveryRuleConformance : RuleConformance
{
    private const string Email = "ann@acme.example";

    /// <summary>A forgotten password is set anew once, and the account is unlocked.</summary>
    [Test]
    public async Task A_token_sets_another_password_once_and_ends_a_lock_out()
    {
        var world = await OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await world.System.Passwords.VerifyAsync("ann", "wrong");
        }

        var token = await ResetTokenAsync(world);
        await world.System.Passwords.ConfirmResetAsync(token, "battery staple");

        Assert.That((await world.System.Passwords.VerifyAsync("ann", "battery staple")).Outcome, Is.EqualTo(PasswordOutcome.Succeeded));
        await Refused.WithAsync("token.not_valid", () => world.System.Passwords.ConfirmResetAsync(token, "a third secret"));
        Assert.That(await world.Records.ListAsync<AccountToken>(), Is.Empty);
    }

    /// <summary>However many use it at once, one does.</summary>
    [Test]
    public async Task A_token_that_many_use_at_once_is_good_for_one()
    {
        var world = await OpenAsync();
        var token = await ResetTokenAsync(world);

        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(
            () => Refused.CatchAsync(() => world.System.Passwords.ConfirmResetAsync(token, $"battery staple {i}")))));

        Assert.That(refusals.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That(refusals.OfType<UserDirectoryException>().Select(refusal => refusal.Code), Is.All.EqualTo("token.not_valid"));
    }

    /// <summary>However many ask at once, and again later, one is open.</summary>
    [Test]
    public async Task One_token_is_open_for_each_purpose()
    {
        var world = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await world.System.Passwords.RequestResetAsync("ann"))));
        var first = await ResetTokenAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        var second = await ResetTokenAsync(world);
        var proof = await ProofTokenAsync(world);

        Assert.That((await world.Records.ListAsync<AccountToken>())
            .Select(stored => stored.Purpose), Is.EquivalentTo(Enum.GetValues<AccountTokenPurpose>()));
        await Refused.WithAsync("token.not_valid", () => world.System.Passwords.ConfirmResetAsync(first, "battery staple"));
        await Refused.WithAsync("token.not_valid", () => world.System.Passwords.ConfirmResetAsync(proof, "battery staple"));
        await world.System.Passwords.ConfirmResetAsync(second, "battery staple");
    }

    /// <summary>Another address replaces the old one once it is proved.</summary>
    [Test]
    public async Task Another_address_is_the_accounts_once_it_is_proved()
    {
        var world = await OpenAsync();
        var token = await ProofTokenAsync(world);
        Assert.That((await world.System.Users.GetAsync("ann")).Email, Is.EqualTo(Email));

        await world.System.Users.ConfirmEmailAsync(token);

        var ann = await world.System.Users.GetAsync("ann");
        Assert.That((ann.Email, ann.EmailVerifiedAt), Is.EqualTo(("ann@new.example", (DateTimeOffset?)world.Now)));
    }

    /// <summary>What is over is not valid, swept or not; and a deleted account has none left.</summary>
    [Test]
    public async Task A_token_goes_with_its_time_and_its_account()
    {
        var world = await OpenAsync();
        var token = await ResetTokenAsync(world);
        var proof = await ProofTokenAsync(world);
        world.Clock.Advance(TimeSpan.FromHours(1));

        await Refused.WithAsync("token.not_valid", () => world.System.Passwords.ConfirmResetAsync(token, "battery staple"));
        Assert.That((await world.SweepAsync()).ExpiredTokens, Is.EqualTo(1));
        Assert.That(await world.Records.ListAsync<AccountToken>(), Has.Count.EqualTo(1));
        await world.System.Users.DeleteAsync("ann");
        Assert.That(await world.Records.ListAsync<AccountToken>(), Is.Empty);
        await Refused.WithAsync("token.not_valid", () => world.System.Users.ConfirmEmailAsync(proof));
    }

    private async Task<RuleWorld> OpenAsync()
    {
        var world = await OpenWorldAsync();
        await world.System.Users.CreateAsync(new NewUser("ann")
        {
            Email = Email,
            IsEmailVerified = true,
            Password = "correct horse",
            IsPasswordTemporary = false,
            Roles = []
        });
        return world;
    }

    private static async Task<string> ResetTokenAsync(RuleWorld world)
    {
        await world.System.Passwords.RequestResetAsync(Email);
        return await LastTokenAsync(world);
    }

    private static async Task<string> ProofTokenAsync(RuleWorld world)
    {
        await world.System.Users.RequestEmailProofAsync("ann", "ann@new.example");
        return await LastTokenAsync(world);
    }

    private static async Task<string> LastTokenAsync(RuleWorld world)
    {
        await world.Directory.FinishRequestsAsync();
        return world.Host.Notices.All[^1].Token!;
    }
}
