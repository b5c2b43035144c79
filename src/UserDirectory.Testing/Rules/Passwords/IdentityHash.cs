using System.Buffers.Binary;
using System.Security.Cryptography;

namespace UserDirectory.Testing;

/// <summary>
/// ASP.NET Core Identity's password hashes by its documented format, computed by the base library and not by the code under test. Version 3
/// is Base64 of: 1, then big-endian the number of the function (0 SHA-1, 1 SHA-256, 2 SHA-512), the iterations and the salt's length, the
/// salt, and 32 derived bytes.
/// </summary>
/// <param name="Function">The function's number.</param>
/// <param name="Iterations">The iterations.</param>
/// <param name="Salt">The salt.</param>
/// <param name="Derived">The derived bytes.</param>
internal sealed record IdentityHash(uint Function, int Iterations, byte[] Salt, byte[] Derived)
{
    private static readonly HashAlgorithmName[] s_functions = [HashAlgorithmName.SHA1, HashAlgorithmName.SHA256, HashAlgorithmName.SHA512];

    /// <summary>A version 3 hash of a password.</summary>
    public static IdentityHash Version3(string password, uint function, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new(function, iterations, salt, Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, s_functions[function], 32));
    }

    /// <summary>A version 2 hash of a password: 0, 16 bytes of salt, 32 derived bytes of SHA-1 with 1,000 iterations.</summary>
    public static string Version2(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return Convert.ToBase64String([0, .. salt, .. Rfc2898DeriveBytes.Pbkdf2(password, salt, 1000, HashAlgorithmName.SHA1, 32)]);
    }

    /// <summary>The parts of a version 3 hash.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static IdentityHash Parse(string text)
    {
        var bytes = Convert.FromBase64String(text);
        if (bytes.Length < 13 || bytes[0] != 1)
        {
            throw new FormatException("This is no hash of version 3.");
        }

        var saltLength = (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(9));
        return new(
            BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)),
            (int)BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)),
            bytes[13..(13 + saltLength)],
            bytes[(13 + saltLength)..]);
    }

    /// <summary>Whether it is this password's.</summary>
    public bool Fits(string password) =>
        Rfc2898DeriveBytes.Pbkdf2(password, Salt, Iterations, s_functions[Function], Derived.Length).AsSpan().SequenceEqual(Derived);

    /// <summary>The text that Identity stores.</summary>
    public override string ToString()
    {
        var header = new byte[13];
        header[0] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(1), Function);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(5), (uint)Iterations);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(9), (uint)Salt.Length);
        return Convert.ToBase64String([.. header, .. Salt, .. Derived]);
    }
}
