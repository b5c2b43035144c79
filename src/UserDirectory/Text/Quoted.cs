using System.Globalization;
using System.Text;

namespace UserDirectory;

/// <summary>
/// A caller's text as a message repeats it: its beginning only, and what could pass for something else on a screen or in a log by its code
/// point. Pure.
/// </summary>
internal static class Quoted
{
    private const int Longest = 64;

    public static string Text(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var shown = new StringBuilder("'");
        var i = 0;
        while (i < text.Length && i < Longest)
        {
            var codePoint = Characters.At(text, i, out var category);
            if (!IsPlain(category))
            {
                shown.Append('<').Append(Characters.Name(codePoint)).Append('>');
            }
            else
            {
                shown.Append(text, i, Characters.Width(codePoint));
            }

            i += Characters.Width(codePoint);
        }

        return shown.Append(i < text.Length ? "…'" : "'").ToString();
    }

    /// <summary>Whether a text can be repeated as it is.</summary>
    public static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            i += Characters.Width(Characters.At(text, i, out var category));
            if (!IsPlain(category))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(UnicodeCategory category) => category is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
