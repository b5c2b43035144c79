using System.Security.Cryptography;

namespace UserDirectory;

/// <summary>Bytes from the system's cryptographic generator. Thread-safe.</summary>
internal static class RandomBytes
{
#if !NET
    private static readonly RandomNumberGenerator s_generator = RandomNumberGenerator.Create();
#endif

    /// <summary>New random bytes.</summary>
    public static byte[] Create(int count)
    {
#if NET
        return RandomNumberGenerator.GetBytes(count);
#else
        var bytes = new byte[count];
        s_generator.GetBytes(bytes);
        return bytes;
#endif
    }

    /// <summary>Fills a buffer.</summary>
    public static void Fill(Span<byte> destination)
    {
#if NET
        RandomNumberGenerator.Fill(destination);
#else
        Create(destination.Length).AsSpan().CopyTo(destination);
#endif
    }
}
