using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>
/// What the host's word that an address is verified does to ways to sign in that were there before: the same as a token that was accepted.
/// </content>
public abstract partial class EmailRuleConformance
{
    private static readonly ImportOptions s_verified = new() { AreEmailsVerified = true };

    private static (string Name, Func<RuleWorld, string, Task> Say)[] Declarations { get; } =
    [
        ("said of the account", async (world, address) => await world.System.Users.ChangeEmailAsync(Email, address, isVerified: true)),
        ("said in an import", async (world, address) =>
            await RuleWorld.ImportAsync(world.System, new ImportRow { Key = Email, Email = address }, s_verified)),
    ];

    [Test]
    public async Task An_address_that_the_host_says_is_verified_removes_what_another_user_had_set()
    {
        foreach (var (name, say) in Declarations)
        {
            foreach (var address in new[] { Email, "robert@acme.example" })
            {
                var (world, mallory) = await OpenWithMalloryAsync();
                await world.As(mallory).Users.CreateAsync(
                    new NewUser(Email) { Email = Email, Password = Prepared, ExternalId = "idp|mallory", Roles = [] });
                await say(world, address);
                await MustBeVerifiedWithoutAsync(world, Prepared, name);
            }
        }
    }

    [Test]
    public async Task It_removes_what_was_there_before_a_user_changed_the_address()
    {
        foreach (var (name, say) in Declarations)
        {
            var world = await OpenOfficeAsync();
            var bob = await world.System.Users.CreateAsync(new NewUser(Email)
            {
                Email = "mallory@evil.example",
                IsEmailVerified = true,
                Password = Prepared,
                ExternalId = "idp|mallory",
                Roles = []
            });
            await world.As(bob).Users.ChangeEmailAsync(Email, Email);
            await say(world, Email);
            await MustBeVerifiedWithoutAsync(world, Prepared, name);
        }
    }

    [Test]
    public async Task It_removes_a_password_that_another_user_sets_at_the_same_moment()
    {
        foreach (var (name, say) in Declarations)
        {
            foreach (var password in new[] { null, "of the old system" })
            {
                var (world, mallory) = await OpenWithMalloryAsync();
                await world.System.Users.CreateAsync(new NewUser(Email) { Email = Email, Password = password, Roles = [] });
                world.Host.Store.BeforeNextCommit(async () => await world.As(mallory).Passwords.SetAsync(Email, Prepared));
                await say(world, Email);
                await MustBeVerifiedWithoutAsync(world, Prepared, name);
            }
        }
    }

    [Test]
    public async Task It_leaves_what_the_account_itself_or_the_system_had_set()
    {
        foreach (var (name, say) in Declarations)
        {
            foreach (var changesIt in new[] { true, false })
            {
                var world = await OpenOfficeAsync();
                await world.System.Users.CreateAsync(
                    new NewUser(Email) { Email = Email, Password = "of the old system", ExternalId = "idp|bob", Roles = [] });
                if (changesIt)
                {
                    await world.System.Passwords.ChangeOwnAsync(Email, "of the old system", "correct horse");
                }

                await say(world, Email);
                var verified = await world.System.Passwords.VerifyAsync(Email, changesIt ? "correct horse" : "of the old system");
                Assert.That((verified.Succeeded, verified.User?.ExternalId), Is.EqualTo((true, "idp|bob")), name);
            }
        }
    }

    [Test]
    public async Task From_one_verified_address_to_another_only_what_another_user_had_set_goes()
    {
        foreach (var (name, say) in Declarations)
        {
            var (world, mallory) = await OpenWithMalloryAsync();
            var bob = await world.System.Users.CreateAsync(
                new NewUser(Email) { Email = Email, IsEmailVerified = true, Password = "of the old system", Roles = [] });
            await say(world, "robert@acme.example");
            Assert.That((await world.System.Passwords.VerifyAsync(Email, "of the old system")).Succeeded,
                Is.True, $"{name}: the host knows whose account it is");
            await world.As(mallory).Passwords.SetAsync(bob.Id, Prepared);
            await say(world, "robert@acme.example");
            Assert.That((await world.System.Passwords.VerifyAsync(Email, Prepared)).Succeeded, Is.True, $"{name}: nothing is proved anew");
            await say(world, "bob.smith@acme.example");
            await MustBeVerifiedWithoutAsync(world, Prepared, name);
        }
    }

    private static async Task MustBeVerifiedWithoutAsync(RuleWorld world, string password, string name)
    {
        var user = await world.System.Users.GetAsync(Email);
        Assert.That((user.EmailVerifiedAt is null, user.ExternalId), Is.EqualTo((false, (string?)null)), name);
        Assert.That((await world.System.Passwords.VerifyAsync(Email, password)).Succeeded, Is.False, name);
    }
}
