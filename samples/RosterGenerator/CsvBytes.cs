using System.Text;

namespace RosterGenerator;

/// <summary>
/// Writes a file as spreadsheets export it: UTF-8 with a byte order mark, lines that end with CR LF, quotes only where they are needed.
/// </summary>
public static class CsvBytes
{
    public static byte[] Of(IEnumerable<string[]> rows)
    {
        string text = string.Concat(rows.Select(row => string.Join(',', row.Select(Quote)) + "\r\n"));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
