using System.Security.Cryptography;
using System.Text;
using UserDirectory;

namespace WebHost.Tests;

/// <summary>A hash that costs nothing, so that hundreds can sign in while a test runs. For tests only.</summary>
internal sealed class QuickHasher : IPasswordHasher
{
    public bool Understands(string hash) => hash.Length == 2 * SHA256.HashSizeInBytes && hash.All(char.IsAsciiHexDigitUpper);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken) => new(Hash(password));

    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken) =>
        new(hash == Hash(password) ? PasswordHashResult.Succeeded : PasswordHashResult.Failed);

    private static string Hash(string password) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}
