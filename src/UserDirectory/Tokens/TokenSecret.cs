using System.Security.Cryptography;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The 256 random bits of a token. Only their SHA-256 is stored. Prints nothing of them. Immutable.</summary>
internal sealed class TokenSecret
{
    public const int Length = 32;

    private readonly byte[] _bytes;

    public TokenSecret(byte[] bytes) => _bytes = bytes;

    public ReadOnlySpan<byte> Bytes => _bytes;

    public static TokenSecret Create() => new(RandomBytes.Create(Length));

    /// <summary>What is stored of it.</summary>
    public Secret Hash() => new(Base64UrlText.Encode(Digest()));

    /// <summary>Whether this is what was hashed; compared in constant time. False where nothing is stored any more.</summary>
    public bool Fits(Secret? hash) =>
        hash is not null && Base64UrlText.TryDecode(hash.Reveal(), out var stored) && FixedTime.AreEqual(stored, Digest());

    private byte[] Digest()
    {
#if NET
        return SHA256.HashData(_bytes);
#else
        using var sha256 = SHA256.Create();
        return sha256.ComputeHash(_bytes);
#endif
    }
}
