using System.Text;
using RosterGenerator;

string folder = args.Length > 0 ? args[0] : ".";
Write("organizations.csv", Company.Rows());
Write("people.csv", People.Rows());

void Write(string name, IEnumerable<string[]> rows)
{
    // A byte order mark and CRLF, as spreadsheets export.
    string text = string.Concat(rows.Select(row => string.Join(',', row.Select(Quote)) + "\r\n"));
    File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
}

static string Quote(string field) =>
    field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
