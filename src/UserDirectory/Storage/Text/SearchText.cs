using System.Globalization;
using System.Text;

namespace UserDirectory.Storage;

/// <summary>
/// The one rule by which text is searched, on every provider: casing and marks do not count (<c>jose</c> finds José, <c>strasse</c> Straße,
/// <c>isik</c> Işık, <c>nguyen</c> Nguyễn). Every searched record has one search text, a derived field; a search is words, each of which it
/// must contain (ordinally), in any order. Stateless and thread-safe.
/// </summary>
/// <remarks>
/// The search form of a text: its NFKD form (Unicode Standard Annex 15) without the nonspacing marks that follow a Latin, Greek or Cyrillic
/// letter; ß and ẞ as SS, ı as I; upper case (invariant, simple mapping); NFKC; all of it repeated until nothing changes (at most four
/// times); then each run of white space as one space, and none at the ends. Marks of other scripts are part of their letters and stay. A
/// letter that no mark was put on stays too, whatever it looks like: đ is not d, ø not o, ł not l.
/// </remarks>
public static class SearchText
{
    /// <summary>
    /// The number of this definition. It rises whenever some text gets another search form: a provider that stores search texts then writes
    /// them again.
    /// </summary>
    public const int Version = 1;

    /// <summary>
    /// What stands between two fields in a search text. Counts as white space in a text and in a search, so that no word reaches from one
    /// field into the next.
    /// </summary>
    public static char Separator => '\u0001';

    // As many as a normal form may take, and more than any text is known to need: an end for those that no version of Unicode has yet.
    private const int MostPasses = 4;

    /// <summary>The search form of a text. It has the same search form itself.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="ArgumentException">The text holds an unpaired surrogate or the noncharacter U+FFFE, which have no normalised
    /// form.</exception>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (DirectoryText.IsAscii(text.AsSpan()))
        {
            return Spaced(DirectoryText.Normalize(text));
        }

        DirectoryText.EnsureWellFormed(text);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var next = Pass(text);
            if (string.Equals(next, text, StringComparison.Ordinal))
            {
                break;
            }

            text = next;
        }

        return Spaced(text);
    }

    /// <summary>
    /// The search text of a record from its searched fields, in their order: their search forms with <see cref="Separator"/> between them;
    /// missing ones are left out.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list is null.</exception>
    /// <exception cref="ArgumentException">A text holds what <see cref="Of"/> refuses.</exception>
    public static string Join(params IEnumerable<string?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return string.Join("\u0001", fields.Where(field => field is not null).Select(field => Of(field!)));
    }

    /// <summary>
    /// The words of a search in search form, each once. A search is satisfied when a search text contains them all; empty for a text that
    /// is null, empty or blank: nothing is asked then.
    /// </summary>
    /// <exception cref="ArgumentException">The text holds what <see cref="Of"/> refuses.</exception>
    public static IReadOnlyList<string> Words(string? search) =>
        search is null ? [] : [.. Of(search).Split([' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static string Pass(string text)
    {
        var plain = WithoutMarks(text.Normalize(NormalizationForm.FormKD)).Replace("\u00DF", "SS")
            .Replace("\u1E9E", "SS").Replace('\u0131', 'I');
        return plain.ToUpperInvariant().Normalize(NormalizationForm.FormKC);
    }

    private static string WithoutMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        var isAfterLetter = false;
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            var isMark = CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.NonSpacingMark;
            if (!isMark)
            {
                isAfterLetter = SearchScripts.LoseTheirMarks(char.ConvertToUtf32(text, i)) && char.IsLetter(text, i);
            }

            if (!isMark || !isAfterLetter)
            {
                kept.Append(text, i, length);
            }

            i += length - 1;
        }

        return kept.ToString();
    }

    /// <summary>The text with one space for each run of white space, and none at the ends.</summary>
    private static string Spaced(string text)
    {
        if (IsSpaced(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        var isPending = false;
        foreach (var c in text)
        {
            if (IsSpace(c))
            {
                isPending = kept.Length > 0;
                continue;
            }

            if (isPending)
            {
                kept.Append(' ');
                isPending = false;
            }

            kept.Append(c);
        }

        return kept.ToString();
    }

    private static bool IsSpaced(string text)
    {
        var wasSpace = true;
        foreach (var c in text)
        {
            var isSpace = IsSpace(c);
            if (isSpace && (wasSpace || c != ' '))
            {
                return false;
            }

            wasSpace = isSpace;
        }

        return !wasSpace || text.Length == 0;
    }

    internal static bool IsSpace(char c) => c == Separator || char.IsWhiteSpace(c);
}
