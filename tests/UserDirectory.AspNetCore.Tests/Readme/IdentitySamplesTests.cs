using FluentAssertions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace UserDirectory.AspNetCore.Tests.Readme;

/// <summary>What the README shows to whoever moves from ASP.NET Core Identity works.</summary>
public sealed class IdentitySamplesTests
{
    private const string Password = "correct horse battery";

    [Test]
    public async Task Identitys_users_sign_in_afterwards()
    {
        await using var provider = Provider();
        var directory = provider.GetRequiredService<IUserDirectory>();
        var ann = new IdentityUser("ann@acme.example") { Email = "ann@acme.example", EmailConfirmed = true, LockoutEnabled = true };
        ann.PasswordHash = new PasswordHasher<IdentityUser>().HashPassword(ann, Password);
        var claim = new IdentityUserClaim<string> { ClaimType = "department", ClaimValue = "D7" };

        await IdentitySamples.MoveAsync(directory, new[] { IdentitySamples.RowOf(ann, ["Editor"], [claim]) }.ToAsyncEnumerable());

        var system = directory.AsSystem("test");
        var moved = await system.Users.GetAsync("ann@acme.example");
        moved.Should().BeEquivalentTo(new { Id = Guid.Parse(ann.Id), IsActive = true });
        moved.EmailVerifiedAt.Should().NotBeNull();
        moved.Attributes.Should().ContainSingle().Which.Should().Be(new KeyValuePair<string, string>("department", "D7"));
        (await system.Permissions.CheckAsync(moved.Id, "invoices.write")).Should().BeTrue();
        (await system.Passwords.VerifyAsync(moved.Id, Password)).Outcome.Should().Be(PasswordOutcome.Succeeded);
    }

    [Test]
    public async Task Who_is_locked_out_stays_out()
    {
        await using var provider = Provider();
        var directory = provider.GetRequiredService<IUserDirectory>();
        var (ann, bob, eve) = (Locked("ann", DateTimeOffset.UtcNow.AddHours(1)), Locked(
            "bob", DateTimeOffset.MaxValue), Locked("eve", DateTimeOffset.MaxValue));
        eve.PasswordHash = null;

        await IdentitySamples.MoveAsync(
            directory, new[] { ann, bob, eve }.Select(user => IdentitySamples.RowOf(user, [], [])).ToAsyncEnumerable());

        var system = directory.AsSystem("test");
        (await system.Passwords.VerifyAsync("ann", Password)).Outcome.Should().Be(PasswordOutcome.LockedOut);
        (await system.Users.GetAsync("bob")).IsActive.Should().BeFalse();
        (await system.Users.GetAsync("eve")).IsActive.Should().BeFalse();
    }

    private static IdentityUser Locked(string name, DateTimeOffset until)
    {
        var user = new IdentityUser(name) { LockoutEnabled = true, LockoutEnd = until };
        user.PasswordHash = new PasswordHasher<IdentityUser>().HashPassword(user, Password);
        return user;
    }

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services.AddUserDirectory(options => options.Permissions.Add("invoices", "read", "write")).UseInMemory();
        return services.BuildServiceProvider();
    }
}
