using System.Text;

namespace UserDirectory.Storage;

/// <summary>The one rule by which text is compared and ordered, on every provider. Stateless and thread-safe.</summary>
public static class DirectoryText
{
    /// <summary>
    /// The normalised form of a text: upper case (invariant, simple mapping) of its NFKC form (Unicode Standard Annex 15). Compared ordinally.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds an unpaired surrogate or another invalid code point.</exception>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsAscii(text.AsSpan())
            ? HasLower(text.AsSpan()) ? text.ToUpperInvariant() : text
            : text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
    }

    /// <summary>
    /// Normalises into the caller's buffer without allocating, for ASCII text that fits. False when it is longer than the buffer or not ASCII: then use
    /// <see cref="Normalize"/>.
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

    /// <summary>Orders by code point (as UTF-8 bytes would), null first: not .NET's UTF-16 ordinal, which puts U+E000 to U+FFFF after the supplementary planes.</summary>
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

    // Surrogates (U+D800..U+DFFF) stand for code points above U+FFFF, so they must rank above U+E000..U+FFFF.
    private static int CodePointRank(char c) => c >= 0xE000 ? c - 0x800 : c >= 0xD800 ? c + 0x2000 : c;

    private static bool IsAscii(ReadOnlySpan<char> text)
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
