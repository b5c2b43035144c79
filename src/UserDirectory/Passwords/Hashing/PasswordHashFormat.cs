namespace UserDirectory;

/// <summary>
/// ASP.NET Core Identity's password hash formats, Base64 text of: version 2, <c>0x00</c>, 16 bytes of salt, 32 of PBKDF2-HMAC-SHA1 with
/// 1,000 iterations; version 3, <c>0x01</c>, then big-endian 32-bit numbers for the function, the iterations and the salt's length, the
/// salt, the derived bytes. Numbers in a hash come from outside, so they are bounded before anything is computed with them. Pure.
/// </summary>
internal static class PasswordHashFormat
{
    private const byte Version2 = 0x00;
    private const byte Version3 = 0x01;
    private const int HeaderLength = 13;
    private const int SaltLength = 16;
    private const int SubkeyLength = 32;
    private const int OldIterations = 1000;
    private const int MaxPart = 64;
    private const int MaxText = 256;

    /// <summary>Whether an imported hash can be verified here; one that is malformed, of another format or too costly cannot.</summary>
    public static bool IsKnown(string? hash) => TryRead(hash, out _);

    /// <summary>The text of a hash, in version 3.</summary>
    public static string Write(Pbkdf2Hash hash)
    {
        var bytes = new byte[HeaderLength + hash.Salt.Length + hash.Subkey.Length];
        bytes[0] = Version3;
        WriteNumber(bytes, 1, (uint)hash.Prf);
        WriteNumber(bytes, 5, (uint)hash.Iterations);
        WriteNumber(bytes, 9, (uint)hash.Salt.Length);
        hash.Salt.CopyTo(bytes, HeaderLength);
        hash.Subkey.CopyTo(bytes, HeaderLength + hash.Salt.Length);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads a hash of version 2 or 3; null and false when it is neither.</summary>
    public static bool TryRead(string? text, out Pbkdf2Hash? hash)
    {
        var bytes = Decode(text);
        hash = bytes.Length == 0 ? null : bytes[0] switch
        {
            Version2 => ReadVersion2(bytes),
            Version3 => ReadVersion3(bytes),
            _ => null,
        };
        return hash is not null;
    }

    private static Pbkdf2Hash? ReadVersion2(byte[] bytes) => bytes.Length != 1 + SaltLength + SubkeyLength
        ? null
        : new Pbkdf2Hash(true, Pbkdf2Prf.HmacSha1, OldIterations, Slice(bytes, 1, SaltLength), Slice(bytes, 1 + SaltLength, SubkeyLength));

    private static Pbkdf2Hash? ReadVersion3(byte[] bytes)
    {
        if (bytes.Length < HeaderLength)
        {
            return null;
        }

        var prf = ReadNumber(bytes, 1);
        var iterations = ReadNumber(bytes, 5);
        var salt = ReadNumber(bytes, 9);
        var subkey = bytes.Length - HeaderLength - (long)salt;
        return prf > (uint)Pbkdf2Prf.HmacSha512 || iterations is 0 or > PasswordOptions.MaxIterations
            || !IsPart(salt, SaltLength) || !IsPart(subkey, SubkeyLength)
            ? null
            : new Pbkdf2Hash(false, (Pbkdf2Prf)prf, (int)iterations, Slice(bytes, HeaderLength, (int)salt),
                Slice(bytes, HeaderLength + (int)salt, (int)subkey));
    }

    // Identity writes these lengths. Shorter is damage: a hash that a column has cut off must not go on fitting with less of it.
    private static bool IsPart(long length, int least) => length >= least && length <= MaxPart;

    private static byte[] Decode(string? text)
    {
        if (text is null || text.Length > MaxText)
        {
            return [];
        }

        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static byte[] Slice(byte[] bytes, int offset, int length) => bytes.AsSpan(offset, length).ToArray();

    private static uint ReadNumber(byte[] bytes, int offset) =>
        ((uint)bytes[offset] << 24) | ((uint)bytes[offset + 1] << 16) | ((uint)bytes[offset + 2] << 8) | bytes[offset + 3];

    private static void WriteNumber(byte[] bytes, int offset, uint number)
    {
        for (var i = 0; i < 4; i++)
        {
            bytes[offset + i] = (byte)(number >> (24 - (8 * i)));
        }
    }
}
