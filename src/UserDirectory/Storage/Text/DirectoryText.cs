using System.Text;

namespace UserDirectory.Storage;

/// <summary>The one rule by which text is compared and ordered, on every provider. Stateless and thread-safe.</summary>
public static class DirectoryText
{
    /// <summary>The number of the definition of the normalised form. It rises whenever some text gets another one.</summary>
    public const int Version = 2;

    // As many as any text is known to need, and more: an end for those that no version of Unicode has yet.
    private const int MostPasses = 4;

    /// <summary>
    /// The normalised form of a text: its NFKD form (Unicode Standard Annex 15) in upper case (invariant, simple mapping), ẞ as ß, composed
    /// again to NFKC; all of it repeated until nothing changes (at most four times). Compared ordinally. Normalising again changes nothing,
    /// and every casing and composition of a letter has the same form: also of ǰ, ẖ or ΐ, whose capitals stand in two or more characters. ß
    /// and SS, and i, ı and İ stay different; ᾳ, ῃ and ῳ are αι, ηι and ωι, as their capitals are.
    /// </summary>
    /// <remarks>
    /// The definition has a number, <see cref="Version"/>: a provider that stores normalised text writes it again when the number rises.
    /// </remarks>
    /// <exception cref="ArgumentException">The text holds an unpaired surrogate or the noncharacter U+FFFE, which have no normalised
    /// form.</exception>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NormalizeOrNull(text) ?? throw Malformed(text);
    }

    /// <summary>
    /// Normalises into the caller's buffer without allocating, for ASCII text that fits. False when it is longer than the buffer or not
    /// ASCII: then use <see cref="Normalize"/>.
    /// </summary>
    public static bool TryNormalize(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        written = 0;
        if (text.Length > destination.Length)
        {
            return false;
        }

#if NET
        if (Ascii.ToUpper(text, destination, out written) != System.Buffers.OperationStatus.Done)
        {
            written = 0;
            return false;
        }

        return true;
#else
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c > 0x7F)
            {
                return false;
            }

            destination[i] = c is >= 'a' and <= 'z' ? (char)(c - 32) : c;
        }

        written = text.Length;
        return true;
#endif
    }

    /// <summary>
    /// Orders by code point (as UTF-8 bytes would), null first: not .NET's UTF-16 ordinal, which puts U+E000 to U+FFFF after the
    /// supplementary planes.
    /// </summary>
    public static int Compare(string? left, string? right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        if (left is null || right is null)
        {
            return left is null ? -1 : 1;
        }

        var a = left.AsSpan();
        var b = right.AsSpan();
        var length = Math.Min(a.Length, b.Length);
#if NET
        var i = a[..length].CommonPrefixLength(b[..length]);
#else
        var i = 0;
        while (i < length && a[i] == b[i])
        {
            i++;
        }
#endif
        return i == length ? a.Length.CompareTo(b.Length) : CodePointRank(a[i]).CompareTo(CodePointRank(b[i]));
    }

    /// <summary>
    /// Where a UTF-16 unit orders: surrogates (U+D800 to U+DFFF) stand for code points above U+FFFF, so they rank above U+E000 to U+FFFF.
    /// </summary>
    internal static int CodePointRank(char c) => c >= 0xE000 ? c - 0x800 : c >= 0xD800 ? c + 0x2000 : c;

    /// <summary>The normalised form of a text; null when it has none.</summary>
    internal static string? NormalizeOrNull(string text)
    {
        if (IsAscii(text.AsSpan()))
        {
            return HasLower(text.AsSpan()) ? text.ToUpperInvariant() : text;
        }

        if (FaultOf(text) >= 0)
        {
            return null;
        }

        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = Pass(text);
            if (string.Equals(next, text, StringComparison.Ordinal))
            {
                break;
            }

            text = next;
        }

        return text;
    }

    // Apart first: a letter that is composed with its mark may have no capital of its own where the letter alone has one (ǰ, but J and
    // U+030C).
    private static string Pass(string text) =>
        text.Normalize(NormalizationForm.FormKD).ToUpperInvariant().Replace('\u1E9E', '\u00DF').Normalize(NormalizationForm.FormKC);

    /// <summary>Whether a text has a normalised form.</summary>
    internal static bool IsWellFormed(string text) => IsAscii(text.AsSpan()) || FaultOf(text) < 0;

    /// <exception cref="ArgumentException">The text holds an unpaired surrogate or the noncharacter U+FFFE, which have no normalised
    /// form.</exception>
    internal static void EnsureWellFormed(string text)
    {
        if (!IsWellFormed(text))
        {
            throw Malformed(text);
        }
    }

    private static ArgumentException Malformed(string text)
    {
        var i = FaultOf(text);
        return new($"The text holds U+{(int)text[i]:X4} at {i}, which is not a character.", nameof(text));
    }

    // Where the first half of a pair without the other, or U+FFFE, stands; negative when there is none.
    private static int FaultOf(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFE' || (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)))
            {
                return i;
            }

            if (char.IsHighSurrogate(text[i]))
            {
                i++;
            }
        }

        return -1;
    }

    internal static bool IsAscii(ReadOnlySpan<char> text)
    {
#if NET
        return Ascii.IsValid(text);
#else
        foreach (var c in text)
        {
            if (c > 0x7F)
            {
                return false;
            }
        }

        return true;
#endif
    }

    private static bool HasLower(ReadOnlySpan<char> text)
    {
#if NET
        return text.IndexOfAnyInRange('a', 'z') >= 0;
#else
        foreach (var c in text)
        {
            if (c is >= 'a' and <= 'z')
            {
                return true;
            }
        }

        return false;
#endif
    }
}
