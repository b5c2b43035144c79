using System.Globalization;
using System.Text;

namespace UserDirectory.Sqlite.Tests;

/// <summary>
/// The catalogue as the page of the documentation has it: a diagram of the links, and every table with its columns and indexes.
/// </summary>
internal static class SchemaPage
{
    public const string Begin = "<!-- From here on made from the catalogue by SchemaPageTests. -->";

    public static string Of(Catalogue catalogue)
    {
        var page = new StringBuilder().Append(Begin).Append("\n\n```mermaid\nerDiagram\n");
        foreach (var table in catalogue.Tables)
        {
            foreach (var (from, target, _) in catalogue.LinksOf(table.Name).Where(link => link.From[^1] != "tenant"))
            {
                page.Append(CultureInfo.InvariantCulture, $"  {target} ||--o{{ {table.Name} : {from[^1]}\n");
            }
        }

        page.Append("```\n");
        foreach (var table in catalogue.Tables)
        {
            Append(page, catalogue, table.Name);
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, Catalogue catalogue, string table)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {table}\n\n| column | type | |\n|---|---|---|\n");
        var links = catalogue.LinksOf(table).ToDictionary(link => link.From[^1], link => $"{link.Table}.{link.To[^1]}");
        foreach (var (name, type, isNeeded, inKey) in catalogue.ColumnsOf(table))
        {
            string[] notes = [
                inKey > 0 ? "key" : string.Empty, !isNeeded && inKey == 0 ? "optional" : string.Empty,
                links.TryGetValue(name, out var target) ? $"→ {target}" : string.Empty,
            ];
            page.Append(
                CultureInfo.InvariantCulture, $"| `{name}` | {type} | {string.Join(", ", notes.Where(note => note.Length > 0))} |\n");
        }

        foreach (var (_, isUnique, statement) in catalogue.IndexesOf(table).Where(index => index.Statement is not null))
        {
            var what = statement![(statement!.IndexOf(" ON ", StringComparison.Ordinal) + 4)..];
            var parts = what[what.IndexOf('(', StringComparison.Ordinal)..].Replace("\"", string.Empty, StringComparison.Ordinal);
            page.Append(CultureInfo.InvariantCulture, $"\n- {(isUnique ? "unique" : "index")} `{parts}`");
        }

        page.Append(catalogue.IndexesOf(table).Any(index => index.Statement is not null) ? "\n" : string.Empty);
    }
}
