using System.Security.Cryptography;

namespace UserDirectory;

/// <summary>SHA-256 (FIPS 180-4) on both targets. Thread-safe.</summary>
internal static class Sha256
{
    public static byte[] Of(byte[] bytes)
    {
#if NET
        return SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        return sha.ComputeHash(bytes);
#endif
    }
}
