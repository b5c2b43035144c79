using System.Security.Cryptography;
using System.Text;

namespace UserDirectory;

/// <summary>PBKDF2 (RFC 8018 section 5.2) over the UTF-8 bytes of a password. Thread-safe.</summary>
internal static class Pbkdf2
{
#if NET
    public static byte[] Derive(string password, byte[] salt, Pbkdf2Prf prf, int iterations, int length) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, Algorithm(prf), length);

    private static HashAlgorithmName Algorithm(Pbkdf2Prf prf) => prf switch
    {
        Pbkdf2Prf.HmacSha1 => HashAlgorithmName.SHA1,
        Pbkdf2Prf.HmacSha256 => HashAlgorithmName.SHA256,
        _ => HashAlgorithmName.SHA512,
    };
#else
    // The old base library has PBKDF2 for SHA-1 only.
    public static byte[] Derive(string password, byte[] salt, Pbkdf2Prf prf, int iterations, int length)
    {
        using var hmac = Hmac(prf, Encoding.UTF8.GetBytes(password));
        var derived = new byte[length];
        var first = new byte[salt.Length + 4];
        salt.CopyTo(first, 0);
        for (int offset = 0, block = 1; offset < length; block++)
        {
            for (var i = 0; i < 4; i++)
            {
                first[salt.Length + i] = (byte)(block >> (24 - (8 * i)));
            }

            var bytes = Block(hmac, first, iterations);
            var taken = Math.Min(bytes.Length, length - offset);
            Array.Copy(bytes, 0, derived, offset, taken);
            offset += taken;
        }

        return derived;
    }

    private static byte[] Block(HMAC hmac, byte[] first, int iterations)
    {
        var link = hmac.ComputeHash(first);
        var result = (byte[])link.Clone();
        for (var n = 1; n < iterations; n++)
        {
            link = hmac.ComputeHash(link);
            for (var i = 0; i < result.Length; i++)
            {
                result[i] ^= link[i];
            }
        }

        return result;
    }

    private static HMAC Hmac(Pbkdf2Prf prf, byte[] key) => prf switch
    {
        Pbkdf2Prf.HmacSha1 => new HMACSHA1(key),
        Pbkdf2Prf.HmacSha256 => new HMACSHA256(key),
        _ => new HMACSHA512(key),
    };
#endif
}
