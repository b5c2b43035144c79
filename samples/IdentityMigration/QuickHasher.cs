using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using UserDirectory;

namespace IdentityMigration;

/// <summary>
/// Identity's own hasher at the few iterations that the sample's database was filled with, so that a thousand people sign in within
/// seconds. A real host leaves it out: the directory's own hasher understands Identity's hashes, and hashes each anew with many more
/// iterations at the first sign-in.
/// </summary>
public sealed class QuickHasher : IPasswordHasher
{
    /// <summary>The iterations of the sample.</summary>
    public const int Iterations = 1_000;

    private static readonly IdentityUser s_anybody = new();
    private readonly PasswordHasher<IdentityUser> _identity = new(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    public bool Understands(string hash)
    {
        var bytes = new byte[hash.Length];
        return Convert.TryFromBase64String(hash, bytes, out var length) && length > 16 && bytes[0] is 0 or 1;
    }

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken) =>
        new(_identity.HashPassword(s_anybody, password));

    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken) =>
        new(_identity.VerifyHashedPassword(s_anybody, hash, password) switch
        {
            PasswordVerificationResult.Success => PasswordHashResult.Succeeded,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordHashResult.SucceededRehashNeeded,
            _ => PasswordHashResult.Failed,
        });
}
