using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// Whether a record's search text contains a text, as <see cref="SearchText"/> defines it, without making that text: a word has no white
/// space and no separator, so it stands in one of the fields or nowhere. A field that is ASCII has its search form already.
/// </summary>
internal static class SearchMatching
{
    // Names and keys have at most as many characters.
    private const int LongestAtOnce = 256;

    public static bool Contains(Field searched, DirectoryRecord record, string text)
    {
        if (!IsWord(text))
        {
            return searched.ReadText(record)!.Contains(text);
        }

        var fields = searched.DerivedFrom;
        for (var i = 0; i < fields.Count; i++)
        {
            var field = fields[i];
            if (field.ReadText(record) is { } value && Contains(field, record, value, text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(Field field, DirectoryRecord record, string value, string word)
    {
        if (!DirectoryText.IsAscii(value.AsSpan()))
        {
            return ContainsBeyondAscii(field.ReadOriginal(record).Text!, word);
        }

        return field.IsExact ? value.AsSpan().Contains(word.AsSpan(), StringComparison.OrdinalIgnoreCase) : value.Contains(word);
    }

    private static bool ContainsBeyondAscii(string original, string word)
    {
        Span<char> form = stackalloc char[LongestAtOnce];
        return SearchLetters.TryWrite(original, form)
            ? form.Slice(0, original.Length).IndexOf(word.AsSpan()) >= 0
            : SearchText.Of(original).Contains(word);
    }

    // A small letter is in no search text, although a field that is compared as it is may have it.
    private static bool IsWord(string text)
    {
        foreach (var c in text)
        {
            if (c is >= 'a' and <= 'z' || SearchText.IsSpace(c))
            {
                return false;
            }
        }

        return true;
    }
}
