using System.Globalization;

namespace UserDirectory;

/// <summary>What the text rules ask about code points. Pure.</summary>
internal static class Characters
{
    /// <summary>
    /// The code point at an index and its category. An unpaired surrogate is returned as itself, with the category
    /// <see cref="UnicodeCategory.Surrogate"/>.
    /// </summary>
    public static int At(string text, int index, out UnicodeCategory category)
    {
        var c = text[index];
        if (!char.IsSurrogate(c))
        {
            category = CharUnicodeInfo.GetUnicodeCategory(c);
            return c;
        }

        if (index + 1 < text.Length && char.IsSurrogatePair(c, text[index + 1]))
        {
            category = CharUnicodeInfo.GetUnicodeCategory(text, index);
            return char.ConvertToUtf32(c, text[index + 1]);
        }

        category = UnicodeCategory.Surrogate;
        return c;
    }

    /// <summary>How many UTF-16 characters a code point takes.</summary>
    public static int Width(int codePoint) => codePoint > 0xFFFF ? 2 : 1;

    /// <summary>The usual name of a code point: <c>U+202E</c>.</summary>
    public static string Name(int codePoint) => string.Format(CultureInfo.InvariantCulture, "U+{0:X4}", codePoint);

    public static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsAsciiDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Letters of any script, combining marks and decimal digits of any script.</summary>
    public static bool IsLetterMarkOrDigit(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or
        UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark or
        UnicodeCategory.DecimalDigitNumber;

    /// <summary>
    /// Letters and marks that show nothing (Unicode's Default_Ignorable_Code_Point): two texts that differ only in one look the same.
    /// Format characters, which also show nothing, have a category of their own.
    /// </summary>
    public static bool IsInvisible(int codePoint) => codePoint is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or
        (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Code points that Unicode sets aside for programs and never for text; normalisation refuses some of them.</summary>
    public static bool IsNoncharacter(int codePoint) => (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>
    /// Embeddings, overrides and isolates, which reorder the text after them on the screen; plain direction marks do not.
    /// </summary>
    public static bool IsBidiControl(int codePoint) => codePoint is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Line feed, carriage return and whatever else ends a line or paragraph.</summary>
    public static bool IsLineBreak(int codePoint) => codePoint is (>= 0x000A and <= 0x000D) or 0x0085 or 0x2028 or 0x2029;
}
