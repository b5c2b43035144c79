using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>Rule 7, passwords: how they are hashed, judged, guessed at and handed over.</summary>
public abstract partial class PasswordRuleConformance : RuleConformance
{
    private const string Password = "correct horse";

    [Test]
    public async Task A_hash_is_pbkdf2_hmac_sha512_with_at_least_220000_iterations_in_identitys_format()
    {
        var world = await RuleWorld.OpenAsync(new RuleHost(Store, hasher: new Pbkdf2PasswordHasher(PasswordOptions.MinIterations)));
        var ann = await world.System.Users.CreateAsync(new NewUser("ann") { Password = Password });
        var hash = IdentityHash.Parse(await HashAsync(world, ann));
        Assert.That((hash.Function, hash.Salt.Length, hash.Derived.Length), Is.EqualTo((2u, 16, 32)));
        Assert.That(hash.Iterations, Is.GreaterThanOrEqualTo(220_000));
        Assert.That(hash.Fits(Password), Is.True, "a hash moves to Identity");
    }

    [Test]
    public void Fewer_iterations_cannot_be_configured()
    {
        var options = new UserDirectoryOptions();
        options.Passwords.Iterations = 219_999;
        Assert.That(() => OptionsRules.Check(options), Throws.Exception.With.Message.Contains("Iterations is 219999"));
    }

    [Test]
    public async Task Two_hashes_of_one_password_differ()
    {
        var world = await OpenWorldAsync();
        var (ann, bob) = (await WithPasswordAsync(world, "ann"), await WithPasswordAsync(world, "bob"));
        Assert.That(await HashAsync(world, ann), Is.Not.EqualTo(await HashAsync(world, bob)));
    }

    [Test]
    public async Task Identitys_hashes_of_every_version_move_here()
    {
        var world = await OpenWorldAsync();
        var ann = await world.UserAsync("ann");
        string[] hashes = [IdentityHash.Version2(Password), .. new uint[] { 0, 1, 2 }
            .Select(function => IdentityHash.Version3(Password, function, 1000).ToString())];
        foreach (var hash in hashes)
        {
            await world.System.Passwords.ImportHashAsync(ann.Id, hash);
            Assert.That((await world.System.Passwords.VerifyAsync("ann", "wrong horse")).Outcome, Is.EqualTo(PasswordOutcome.Failed));
            var verified = await world.System.Passwords.VerifyAsync("ann", Password);
            Assert.That((verified.Succeeded, verified.IsTemporary), Is.EqualTo((true, false)));
        }
    }

    [Test]
    public async Task Only_a_system_actor_moves_hashes_here()
    {
        var world = await OpenWorldAsync();
        var root = await world.HolderAsync("root", default, "*.*");
        await Refused.WithAsync(
            "access.system_only", () => world.As(root).Passwords.ImportHashAsync(root.Id, IdentityHash.Version2(Password)));
    }

    [Test]
    public async Task A_hash_that_cannot_be_verified_here_is_not_taken()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann");
        foreach (var hash in new[] { "", "hash", "plain:password", Convert.ToBase64String([1, 2, 3]), IdentityHash.Version3(Password, 2, 1)
            .ToString()[..40] })
        {
            Assert.That(await Refused.InputAsync(async () =>
            {
                await world.System.Passwords.ImportHashAsync("ann", hash);
                return true;
            }), Is.EqualTo(new[] { "passwordHash password.hash_format" }));
        }
    }

    [Test]
    public async Task A_weaker_hash_is_replaced_at_the_next_sign_in()
    {
        var world = await RuleWorld.OpenAsync(new RuleHost(Store, hasher: new Pbkdf2PasswordHasher(PasswordOptions.MinIterations)));
        var ann = await world.UserAsync("ann");
        await world.System.Passwords.ImportHashAsync(ann.Id, IdentityHash.Version3(Password, 1, 10_000).ToString());
        await world.System.Passwords.VerifyAsync("ann", "wrong horse");
        Assert.That(IdentityHash.Parse(await HashAsync(world, ann)).Iterations, Is.EqualTo(10_000));
        await world.System.Passwords.VerifyAsync("ann", Password);
        var hash = IdentityHash.Parse(await HashAsync(world, ann));
        Assert.That((hash.Function, hash.Iterations >= 220_000, hash.Fits(Password)), Is.EqualTo((2u, true, true)));
    }

    [Test]
    public async Task A_host_may_bring_another_asynchronous_hasher()
    {
        var world = await RuleWorld.OpenAsync(new RuleHost(Store, hasher: new PlainHasher()));
        var ann = await WithPasswordAsync(world, "ann");
        Assert.That(await HashAsync(world, ann), Is.EqualTo(PlainHasher.Mark + Password));
        Assert.That((await world.System.Passwords.VerifyAsync("ann", Password)).Succeeded, Is.True);
        Assert.That((await world.System.Passwords.VerifyAsync("ann", "wrong horse")).Succeeded, Is.False);
        var stored = await world.Records.GetAsync<Credential>(ann.Id);
        await world.Records.CommitAsync(Edit.From(stored, stored with { PasswordHash = new(PlainHasher.Old(Password)) }));
        Assert.That((await world.System.Passwords.VerifyAsync("ann", Password)).Succeeded, Is.True);
        Assert.That(await HashAsync(world, ann), Is.EqualTo(PlainHasher.Mark + Password), "it asked for a new one");
    }

    [Test]
    public async Task A_password_has_at_least_8_and_at_most_256_characters_and_no_other_rules()
    {
        var world = await OpenWorldAsync();
        await world.UserAsync("ann");
        Assert.That(await SetErrorsAsync(world, new string('x', 7)), Is.EqualTo(new[] { "password password.too_short" }));
        Assert.That(await SetErrorsAsync(world, new string('x', 257)), Is.EqualTo(new[] { "password password.too_long" }));
        foreach (var password in new[] { "aaaaaaaa", "12345678", "        ", new string('x', 256),
            "pässwörd", "\U0001F511\U0001F511\U0001F511\U0001F511" })
        {
            await world.System.Passwords.SetAsync("ann", password);
            Assert.That((await world.System.Passwords.VerifyAsync("ann", password)).Succeeded, Is.True);
        }
    }

    [Test]
    public async Task Nothing_is_computed_from_what_is_longer_than_a_password_can_be()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        var verified = world.Host.Hasher.Verified;
        await world.System.Passwords.VerifyAsync("ann", new string('x', 1_000_000));
        await SetErrorsAsync(world, new string('x', 1_000_000));
        Assert.That(world.Host.Hasher.Verified, Is.EqualTo(verified + 1), "the guess costs what any other does");
        Assert.That(world.Host.Hasher.Longest, Is.LessThanOrEqualTo(256));
    }

    [Test]
    public async Task A_breach_list_refuses_what_is_on_it()
    {
        var world = await RuleWorld.OpenAsync(new RuleHost(Store, breaches: new OneBreach("iloveyou")));
        await world.UserAsync("ann");
        Assert.That(await SetErrorsAsync(world, "iloveyou"), Is.EqualTo(new[] { "password password.breached" }));
        Assert.That(await Refused.InputAsync(
            () => world.System.Users.CreateAsync(new NewUser("bob") { Password = "iloveyou" })),
            Is.EqualTo(new[] { "Password password.breached" }));
        await world.System.Passwords.SetAsync("ann", "iloveyou too");
    }

    [Test]
    public async Task Every_guess_costs_the_same_work_and_says_as_little()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        await world.UserAsync("without-password");
        await WithPasswordAsync(world, "inactive");
        await world.System.Users.DeactivateAsync("inactive");
        foreach (var (user, guess) in new[] { ("ann", "wrong horse"), ("without-password", Password), ("inactive", Password),
            ("inactive", "wrong horse"), ("nobody", Password) })
        {
            var before = (world.Host.Hasher.Verified, world.Host.Hasher.Hashed);
            Assert.That(
                await world.System.Passwords.VerifyAsync(user, guess), Is.EqualTo(new PasswordVerification(PasswordOutcome.Failed)), user);
            Assert.That(world.Host.Hasher.Verified, Is.EqualTo(before.Verified + 1), user);
            Assert.That(await world.System.Passwords.ChangeOwnAsync(user, guess, "battery staple"), Is.EqualTo(
                new PasswordVerification(PasswordOutcome.Failed)), user);
            Assert.That(world.Host.Hasher.Verified, Is.EqualTo(before.Verified + 2), user);
        }
    }

    [Test]
    public async Task A_password_that_somebody_else_sets_is_temporary_unless_said_otherwise()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "created");
        await world.System.Users.CreateAsync(new NewUser("kept") { Password = Password, IsPasswordTemporary = false });
        Assert.That((await IsTemporaryAsync(world, "created", Password), await IsTemporaryAsync(world, "kept", Password)),
            Is.EqualTo((true, false)));
        await world.System.Passwords.SetAsync("kept", "battery staple");
        Assert.That(await IsTemporaryAsync(world, "kept", "battery staple"), Is.True);
        await world.System.Passwords.SetAsync("kept", Password, isTemporary: false);
        Assert.That(await IsTemporaryAsync(world, "kept", Password), Is.False);
        Assert.That(await IsTemporaryAsync(world, "kept", await world.System.Passwords.ResetAsync("kept")), Is.True);
    }

    [Test]
    public async Task A_password_that_the_account_chooses_is_not_temporary()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        await world.System.Passwords.ChangeOwnAsync("ann", Password, "battery staple");
        Assert.That(await IsTemporaryAsync(world, "ann", "battery staple"), Is.False);
        var sent = await world.System.Invitations.SendAsync(new NewInvitation("bob@acme.example"));
        await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance { Password = Password });
        Assert.That(await IsTemporaryAsync(world, "bob@acme.example", Password), Is.False);
    }

    [Test]
    public async Task A_temporary_password_is_not_changed_into_itself()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        Assert.That(
            await Refused.InputAsync(() => world.System.Passwords.ChangeOwnAsync("ann", Password, Password)),
            Is.EqualTo(new[] { "newPassword password.unchanged" }));
        Assert.That(await IsTemporaryAsync(world, "ann", Password), Is.True);
    }

    [Test]
    public async Task No_read_log_or_feed_shows_a_password_or_its_hash()
    {
        var world = await OpenWorldAsync();
        var ann = await WithPasswordAsync(world, "ann");
        await world.System.Passwords.ChangeOwnAsync("ann", Password, "battery staple");
        var hash = await HashAsync(world, ann);
        object[] shown = [await world.System.Users.GetAsync("ann"), await world.System.Users.ListAsync(),
            await world.System.Changes.ReadAsync(0), await world.System.Passwords.VerifyAsync("ann", "battery staple")];
        var lines = shown.Select(Snapshot.Of).Concat(world.Host.Lines.All)
            .Append((await world.Records.GetAsync<Credential>(ann.Id)).ToString()).ToList();
        Assert.That(lines, Has.None.Contains(hash));
        Assert.That(lines, Has.None.Contains(Password).And.None.Contains("battery staple"));
    }

    private static async Task<User> WithPasswordAsync(RuleWorld world, string key) =>
        await world.System.Users.CreateAsync(new NewUser(key) { Password = Password });

    private static async Task<string> HashAsync(RuleWorld world, User user) =>
        (await world.Records.GetAsync<Credential>(user.Id)).PasswordHash.Reveal();

    private static async Task<bool> IsTemporaryAsync(RuleWorld world, string user, string password)
    {
        var verified = await world.System.Passwords.VerifyAsync(user, password);
        Assert.That(verified.Succeeded, Is.True, user);
        return verified.IsTemporary;
    }

    private static Task<IReadOnlyList<string>> SetErrorsAsync(RuleWorld world, string password) => Refused.InputAsync(async () =>
    {
        await world.System.Passwords.SetAsync("ann", password);
        return true;
    });
}

/// <summary>A breach list with one password.</summary>
internal sealed class OneBreach(string known) : IPasswordBreachList
{
    public async ValueTask<bool> ContainsAsync(string password, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return password == known;
    }
}
