using System.Buffers.Binary;

namespace UserDirectory.AspNetCore;

/// <summary>
/// How the auth family names a role: the ULID text of its id, 26 characters of Crockford's base 32. Both are 128 bits that begin with the
/// same timestamp, so nothing has to be stored for it.
/// </summary>
internal static class RoleLocator
{
    private const int Length = 26;
    private const int BitsADigit = 5;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // 26 digits could hold two bits more than there are.
    private const int LargestFirst = 7;

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return string.Create(Length, BinaryPrimitives.ReadUInt128BigEndian(bytes), static (text, value) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Digits[(int)(value & 31)];
                value >>= BitsADigit;
            }
        });
    }

    /// <summary>The id; null for whatever is no locator. Read in any casing.</summary>
    public static Guid? Read(string? text)
    {
        if (text is not { Length: Length } || DigitOf(text[0]) > LargestFirst)
        {
            return null;
        }

        UInt128 value = 0;
        foreach (var letter in text)
        {
            var digit = DigitOf(letter);
            if (digit < 0)
            {
                return null;
            }

            value = (value << BitsADigit) | (UInt128)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, value);
        return new Guid(bytes, bigEndian: true);
    }

    private static int DigitOf(char letter) =>
        char.IsAscii(letter) ? Digits.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal) : -1;
}
