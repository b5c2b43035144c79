using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace UserDirectory.Sqlite.Tests;

/// <summary>What a database says of itself: its tables with their columns, keys, links and indexes.</summary>
internal sealed class Catalogue : IDisposable
{
    private readonly SqliteConnection _connection;

    public Catalogue(string path)
    {
        _connection = new($"Data Source={path};Pooling=False");
        _connection.Open();
        Tables = [.. Rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                + "AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY rowid")
            .Select(row => new CatalogueTable((string)row[0], (string)row[1]))];
    }

    /// <summary>Every rule that the database of a new file keeps itself: unique keys, links, checks, values that must be there.</summary>
    public static IReadOnlyList<Constraint> Rules()
    {
        var path = DirectoryFile.NewPath();
        try
        {
            DirectoryFile.Run(path, SqliteSchema.Script());
            using var catalogue = new Catalogue(path);
            return [.. catalogue.Tables.SelectMany(table =>
                catalogue.UniquesOf(table.Name).Concat(catalogue.LinkRulesOf(table.Name)).Concat(Constraint.Check.Of(table))
                    .Concat(catalogue.NeededOf(table.Name)))];
        }
        finally
        {
            DirectoryFile.Remove(path);
        }
    }

    public SqliteConnection Connection => _connection;

    public IReadOnlyList<CatalogueTable> Tables { get; }

    /// <summary>Name, type, whether a value must be there, place in the primary key (0 for none).</summary>
    public IReadOnlyList<(string Name, string Type, bool IsNeeded, long InKey)> ColumnsOf(string table) =>
        [.. Rows($"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')")
            .Select(row => ((string)row[0], (string)row[1], (long)row[2] == 1, (long)row[3]))];

    /// <summary>The columns of a link, and the table and columns that it names.</summary>
    public IReadOnlyList<(IReadOnlyList<string> From, string Table, IReadOnlyList<string> To)> LinksOf(string table) =>
        [.. Rows($"SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list('{table}') ORDER BY id DESC, seq")
            .GroupBy(row => (long)row[0])
            .Select(link => ((IReadOnlyList<string>)[.. link.Select(row => (string)row[2])], (string)link.First()[1],
                (IReadOnlyList<string>)[.. link.Select(row => (string)row[3])]))];

    /// <summary>The indexes that a statement made or that a key of the table needs, with their statement (null for a key's).</summary>
    public IReadOnlyList<(string Name, bool IsUnique, string? Statement)> IndexesOf(string table) =>
        [.. Rows(
            $"SELECT i.name, i.\"unique\", m.sql FROM pragma_index_list('{table}') i LEFT JOIN sqlite_master m ON m.name = i.name "
                + "ORDER BY i.seq DESC")
            .Select(row => ((string)row[0], (long)row[1] == 1, row[2] as string))];

    private IEnumerable<Constraint> UniquesOf(string table)
    {
        var columns = ColumnsOf(table);
        string? number = columns.Where(column => column.InKey > 0).ToList() is [{ Type: "INTEGER" } key] ? key.Name : null;
        if (number is not null)
        {
            yield return new Constraint.Unique(table, number, [number, .. BoundTo(number, table)], $"{table}.{number}", null);
        }

        foreach (var (name, _, statement) in IndexesOf(table).Where(index => index.IsUnique))
        {
            var parts = Rows($"SELECT name FROM pragma_index_info('{name}') ORDER BY seqno").Select(row => row[0] as string).ToList();
            var said = number is not null && parts.Contains(number) ? $"{table}.{number}"
                : parts.Contains(null) ? $"index '{name}'"
                : string.Join(", ", parts.Select(part => $"{table}.{part}"));
            var named = columns.Select(column => column.Name)
                .Where(column => parts.Contains(column) || (statement is not null && Regex.IsMatch(statement, $"\\b{column}\\b")));
            yield return new Constraint.Unique(table, name, [.. named], said, statement);
        }
    }

    // What a check makes the number of: it is another where they are.
    private IEnumerable<string> BoundTo(string number, string table) =>
        Constraint.Check.Of(Tables.Single(each => each.Name == table))
            .Where(check => check.Column != number && check.Condition.Contains($"\"{number}\"", StringComparison.Ordinal))
            .SelectMany(check => Regex.Matches(check.Condition, "\"(\\w+)\"").Select(name => name.Groups[1].Value))
            .Where(name => name != number).Distinct();

    private IEnumerable<Constraint> LinkRulesOf(string table) =>
        LinksOf(table).Select(link => new Constraint.Link(table, link.From[^1], link.Table, link.To[^1]));

    private IEnumerable<Constraint> NeededOf(string table) =>
        ColumnsOf(table).Where(column => column.IsNeeded).Select(column => new Constraint.Needed(table, column.Name));

    public IReadOnlyList<object[]> Rows(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public void Dispose() => _connection.Dispose();
}

/// <param name="Name">The table's name.</param>
/// <param name="Statement">The statement that made it.</param>
internal sealed record CatalogueTable(string Name, string Statement);
