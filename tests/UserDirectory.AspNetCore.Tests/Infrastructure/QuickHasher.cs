using System.Security.Cryptography;
using System.Text;

namespace UserDirectory.AspNetCore.Tests;

/// <summary>Hashes passwords at once: what is asked over HTTP is not how long they last.</summary>
internal sealed class QuickHasher : IPasswordHasher
{
    public bool Understands(string hash) => hash.Length == 2 * SHA256.HashSizeInBytes && hash.All(char.IsAsciiHexDigitUpper);

    public ValueTask<string> HashAsync(string password, CancellationToken cancellationToken) => new(Hash(password));

    public ValueTask<PasswordHashResult> VerifyAsync(string hash, string password, CancellationToken cancellationToken) =>
        new(hash == Hash(password) ? PasswordHashResult.Succeeded : PasswordHashResult.Failed);

    // A password may be no text that UTF-8 can write.
    private static string Hash(string password) => Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(password)));
}
