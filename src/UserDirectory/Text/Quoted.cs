using System.Globalization;
using System.Text;

namespace UserDirectory;

/// <summary>A caller's text as a message repeats it: its beginning only, and what could pass for something else on a screen or in a log by its code point. Pure.</summary>
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
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
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
}
