using System.Globalization;

namespace UserDirectory.Storage;

/// <summary>
/// The search forms of characters that have one character as theirs whatever stands beside them: neither marks nor Hangul jamo, which join
/// with their neighbours. A text of such characters only is brought into search form without normalising it. Thread-safe: two threads may
/// find out the same at once.
/// </summary>
internal static class SearchLetters
{
    // No character has it as its form: it is not well-formed text.
    private const char None = '\uFFFE';

    // Filled as characters come; zero is not known yet.
    private static readonly char[] s_forms = new char[0x10000];

    /// <summary>
    /// Writes the search form of a text, its white space aside. False where characters join, or one becomes several: then use
    /// <see cref="SearchText.Of"/>.
    /// </summary>
    public static bool TryWrite(string text, Span<char> destination)
    {
        if (text.Length > destination.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var form = s_forms[text[i]];
            if (form == '\0')
            {
                form = s_forms[text[i]] = FormOf(text[i]);
            }

            if (form == None)
            {
                return false;
            }

            destination[i] = form;
        }

        return true;
    }

    private static char FormOf(char c)
    {
        if (SearchText.IsSpace(c))
        {
            return ' ';
        }

        if (char.IsSurrogate(c) || c == None || c is >= '\u1100' and <= '\u11FF' || IsMark(c))
        {
            return None;
        }

        // Between neighbours, so that white space at an end of the form is not lost.
        var form = SearchText.Of($"0{c}0");
        return form.Length == 3 && !IsMark(form[1]) && form[1] is not (>= '\u1100' and <= '\u11FF') ? form[1] : None;
    }

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
