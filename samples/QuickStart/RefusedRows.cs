using System.Globalization;
using System.Text;
using UserDirectory;

namespace QuickStart;

/// <summary>Prints every refused row with its reasons, rows of the same reason together.</summary>
public sealed class RefusedRows(IReadOnlyList<ImportResult> refused, TextWriter output)
{
    private const int LongestKey = 40;

    public void Print()
    {
        output.WriteLine();
        output.WriteLine($"Refused rows: {refused.Count}.");
        foreach (var reason in refused.GroupBy(ReasonOf))
        {
            output.WriteLine($"  {reason.Count()} for {reason.Key}");
            foreach (var result in reason)
            {
                output.WriteLine($"      row {result.Row} '{Shown(result.Key)}'");
            }
        }
    }

    private static string ReasonOf(ImportResult result) =>
        string.Join(" And for ", result.Errors.Select(error => $"{error.Field} ({error.Code}): {error.Message}"));

    // What cannot be seen is written as its code; a key may be very long, too: it is as the file has it.
    private static string Shown(string? key)
    {
        var shown = new StringBuilder();
        foreach (var c in key ?? string.Empty)
        {
            var isSeen = char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate);
            shown.Append(isSeen ? c.ToString() : $"\\u{(int)c:X4}");
        }

        return shown.Length <= LongestKey ? shown.ToString() : $"{shown.ToString(0, LongestKey)}...";
    }
}
