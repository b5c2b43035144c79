using System.Globalization;
using System.Text;

namespace UserDirectory.AspNetCore;

/// <summary>
/// A caller's text as a message repeats it: its beginning, and nothing that a screen or a log could take for something else. Pure.
/// </summary>
internal static class Shown
{
    private const int Longest = 40;

    public static string Text(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, Longest)).EnumerateRunes())
        {
            shown.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator ? Rune.ReplacementChar : rune);
        }

        return shown.Append(text.Length > Longest ? "…'" : "'").ToString();
    }
}
