using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using UserDirectory;
using UserDirectory.Tests;

namespace Readme;

/// <summary>What the README shows of account recovery, run.</summary>
public sealed class RecoverySamples
{
    [Test]
    public async Task Recovery()
    {
        var sent = new List<Notice>();
        var services = new ServiceCollection();
        services.AddUserDirectory().UseInMemory().UsePasswordHasher<CheapPasswordHasher>().UseNotifier((_, notice, _) =>
        {
            sent.Add(notice);
            return default;
        });
        await using var provider = services.BuildServiceProvider();
        var directory = provider.GetRequiredService<IUserDirectory>();
        var ann = await directory.AsSystem("setup").Users.CreateAsync(
            new NewUser("ann") { Email = "ann@acme.example", IsEmailVerified = true, Password = "correct horse" });

        #region reset
        // Answers at once, and the same for every name. The notifier gets a PasswordResetNotice afterwards, if there is anybody to mail.
        await directory.AsSystem("pages").Passwords.RequestResetAsync("ann@acme.example");
        #endregion

        await directory.FinishRequestsAsync();
        var token = sent[0].Token!;

        #region confirm
        await directory.TenantOf(token).AsSystem("pages").Passwords.ConfirmResetAsync(token, "a password of her own");
        #endregion

        var acme = directory.As(ann.Id);

        #region proof
        // The address is hers once she has followed the link that goes there, and not before.
        await acme.Users.RequestEmailProofAsync(ann.Id, "ann@new.example");
        #endregion

        await directory.FinishRequestsAsync();
        var proof = sent[1].Token!;

        #region prove
        await acme.Users.ConfirmEmailAsync(proof);
        CredentialState state = await acme.Passwords.GetStateAsync(ann.Id);
        Console.WriteLine($"temporary: {state.IsTemporary}, locked until: {state.LockedUntil}");
        #endregion

        (await acme.Users.GetAsync(ann.Id)).Email.Should().Be("ann@new.example");
        (await directory.AsSystem("test").Passwords.VerifyAsync("ann", "a password of her own")).Succeeded.Should().BeTrue();
    }
}
