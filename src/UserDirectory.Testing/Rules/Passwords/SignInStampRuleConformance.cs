using NUnit.Framework;

namespace UserDirectory.Testing;

/// <summary>An account has another sign-in stamp whenever who is signed in as it should be so no more, and keeps it otherwise.</summary>
public abstract class SignInStampRuleConformance : RuleConformance
{
    private const string Password = "correct horse";

    private static (string Name, Func<ITenantDirectory, Task> Do)[] Causes { get; } =
    [
        ("a password is set", async directory => await directory.Passwords.SetAsync("ann", Password)),
        ("a password is reset", async directory => await directory.Passwords.ResetAsync("ann")),
        ("its owner changes it", async directory =>
        {
            await directory.Passwords.SetAsync("ann", Password);
            await directory.Passwords.ChangeOwnAsync("ann", Password, "battery staple");
        }),
        ("a hash is imported", async directory => await directory.Passwords.ImportHashAsync("ann", IdentityHash.Version2(Password))),
        ("a password is removed", async directory => await directory.Passwords.RemoveAsync("ann")),
        ("it is switched off", async directory => await directory.Users.DeactivateAsync("ann")),
        ("it is switched on", async directory => await directory.Users.ActivateAsync("ann")),
        ("its external id changes", async directory => await directory.Users.ChangeExternalIdAsync("ann", "idp|other")),
        ("its external id is removed", async directory => await directory.Users.ChangeExternalIdAsync("ann", null)),
        ("it is signed out everywhere", async directory => await directory.Users.SignOutEverywhereAsync("ann")),
        ("it is deleted and restored", async directory =>
        {
            var ann = await directory.Users.GetAsync("ann");
            await directory.Users.DeleteAsync("ann");
            await directory.Users.RestoreAsync(ann.Id);
        }),
    ];

    private static (string Name, Func<ITenantDirectory, Task> Do)[] OtherThings { get; } =
    [
        ("it signs in", async directory => await directory.Passwords.VerifyAsync("ann", Password)),
        ("somebody guesses", async directory => await directory.Passwords.VerifyAsync("ann", "wrong")),
        ("it is unlocked", async directory => await directory.Passwords.UnlockAsync("ann")),
        ("a login is recorded", async directory => await directory.Users.RecordLoginAsync("ann", null)),
        ("its names change", async directory => await directory.Users.UpdateAsync("ann", new UserUpdate { DisplayName = "Ann" })),
        ("its address changes", async directory => await directory.Users.ChangeEmailAsync("ann", "anna@acme.example")),
        ("its address is verified", async directory => await directory.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true)),
        ("it gets rights", async directory => await directory.Users.GrantAsync("ann", ["invoices.read"])),
        ("it is switched on already", async directory => await directory.Users.ActivateAsync("ann")),
    ];

    [Test]
    public async Task Each_cause_gives_another_one()
    {
        var world = await OpenWithAnnAsync();
        foreach (var (name, cause) in Causes)
        {
            var before = await StampAsync(world);
            await cause(world.System);
            Assert.That(await StampAsync(world), Is.Not.EqualTo(before).And.Not.EqualTo(Guid.Empty), name);
        }
    }

    [Test]
    public async Task Nothing_else_does()
    {
        var world = await OpenWithAnnAsync();
        var before = await StampAsync(world);
        foreach (var (name, thing) in OtherThings)
        {
            await thing(world.System);
            Assert.That(await StampAsync(world), Is.EqualTo(before), name);
        }
    }

    [Test]
    public async Task An_acceptance_that_hands_an_account_over_gives_it_another_one()
    {
        var world = await OpenWithAnnAsync();
        foreach (var key in new[] { "ann", "new" })
        {
            var sent = await world.System.Invitations.SendAsync(new NewInvitation($"{key}@acme.example") { Key = key });
            var accepted = await world.Directory.AcceptInvitationAsync(sent.Token!, new Acceptance());
            Assert.That(accepted.SignInStamp, Is.Not.EqualTo(sent.User.SignInStamp), key);
            await world.System.Invitations.SendAsync(new NewInvitation($"{key}@acme.example"));
            Assert.That((await world.System.Users.GetAsync(key)).SignInStamp, Is.EqualTo(
                accepted.SignInStamp), $"{key}: the address is proved by now");
        }
    }

    [Test]
    public async Task Taking_away_what_another_user_had_prepared_gives_it_another_one()
    {
        var world = await OpenWithAnnAsync();
        var mallory = await world.HolderAsync("mallory", default, "users.*");
        await world.As(mallory).Passwords.SetAsync("ann", "known to mallory");
        var before = await StampAsync(world);
        await world.System.Users.ChangeEmailAsync("ann", "ann@acme.example", isVerified: true);
        Assert.That(await StampAsync(world), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task No_two_accounts_have_the_same_one()
    {
        var world = await OpenWithAnnAsync();
        await world.UserAsync("bob");
        await world.System.Invitations.SendAsync(new NewInvitation("carl@acme.example"));
        await RuleWorld.ImportAsync(world.System, new ImportRow { Key = "dora" });
        var stamps = (await world.System.Users.ListAsync()).Items.Select(user => user.SignInStamp).ToList();
        Assert.That(stamps, Is.Unique.And.None.EqualTo(Guid.Empty));
        Assert.That(stamps, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task The_feed_tells_that_it_changed_and_not_to_what()
    {
        var world = await OpenWithAnnAsync();
        var number = await world.NumberAsync();
        await world.System.Users.SignOutEverywhereAsync("ann");
        var fields = (await world.Records.FeedAsync(number)).Single().Entries.Single().Fields;
        Assert.That(fields.Select(field => (field.Field, field.Value)), Is.EqualTo(new[] { ("SignInStamp", (string?)null) }));
    }

    private async Task<RuleWorld> OpenWithAnnAsync()
    {
        var world = await OpenWorldAsync();
        await world.System.Users.CreateAsync(
            new NewUser("ann")
            {
                Email = "ann@acme.example",
                ExternalId = "idp|ann",
                Password = Password,
                IsPasswordTemporary = false,
                Roles = []
            });
        return world;
    }

    private static async Task<Guid> StampAsync(RuleWorld world) => (await world.System.Users.GetAsync("ann")).SignInStamp;
}
