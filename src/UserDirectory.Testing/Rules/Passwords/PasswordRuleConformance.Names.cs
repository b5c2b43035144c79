using NUnit.Framework;

namespace UserDirectory.Testing;

/// <content>By what an account is named when it signs in.</content>
public abstract partial class PasswordRuleConformance
{
    [Test]
    public async Task A_verified_address_signs_in_when_no_key_is_the_same_and_one_that_is_only_named_never_does()
    {
        var world = await OpenWorldAsync();
        var ann = await world.System.Users.CreateAsync(
            new NewUser("ann") { Email = "Ann@acme.example", IsEmailVerified = true, Password = Password });
        await world.System.Users.CreateAsync(new NewUser("mallory") { Email = "ann@acme.example", Password = "battery staple" });
        Assert.That((await world.System.Passwords.VerifyAsync("ANN@acme.example", Password)).User?.Id, Is.EqualTo(ann.Id));
        Assert.That(
            (await world.System.Passwords.VerifyAsync("ann@acme.example", "battery staple")).Outcome, Is.EqualTo(PasswordOutcome.Failed));
        var other = await world.System.Users.CreateAsync(new NewUser("ann@acme.example") { Password = "of the key" });
        Assert.That((await world.System.Passwords.VerifyAsync("ann@acme.example", Password)).Outcome,
            Is.EqualTo(PasswordOutcome.Failed), "the key wins");
        Assert.That((await world.System.Passwords.VerifyAsync("ann@acme.example", "of the key")).User?.Id, Is.EqualTo(other.Id));
    }

    [Test]
    public async Task An_address_that_several_accounts_have_verified_signs_in_as_none()
    {
        var world = await OpenWorldAsync(options => options.UniqueEmails = UniqueEmails.Never);
        foreach (var key in new[] { "ann", "anna" })
        {
            await world.System.Users.CreateAsync(
                new NewUser(key) { Email = "ann@acme.example", IsEmailVerified = true, Password = Password });
        }

        Assert.That(await world.System.Passwords.VerifyAsync("ann@acme.example", Password), Is.EqualTo(
            new PasswordVerification(PasswordOutcome.Failed)));
    }

    [Test]
    public async Task What_is_empty_or_null_fails_like_a_wrong_password()
    {
        var world = await OpenWorldAsync();
        await WithPasswordAsync(world, "ann");
        var failed = new PasswordVerification(PasswordOutcome.Failed);
        foreach (var (user, password) in new[] { ("ann", ""), ("ann", null), ("", Password), (null, Password), (null, null) })
        {
            var tried = world.Host.Hasher.Verified;
            Assert.That(await world.System.Passwords.VerifyAsync(user, password), Is.EqualTo(failed));
            Assert.That(world.Host.Hasher.Verified - tried, Is.EqualTo(1), "one hash is tried whatever was typed");
        }
    }
}
