using System.Globalization;
using System.Text.Json;
using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// An index of the three-letter parts of search texts, by FTS5, of all tenants in one: each text begins with a part that only its tenant's
/// have. Taking one text in writes several pages, and a hundred not many more. So rows that were changed wait, by their numbers in their
/// tenant's row, which every commit writes anyway; a search reads them too; and the commit that makes them too many takes all of them in.
/// </summary>
/// <remarks>
/// What a text was before, and what is gone, stays in the index, to which nothing is ever told twice: it leads to a row too many then, and
/// the row is looked at.
/// </remarks>
internal sealed class TrigramIndex : SearchIndex
{
    // Enough to find any text; a query's length is bounded.
    private const int MostParts = 32;
    private const int PartLength = 3;

    // Two letters of these tell four hundred million tenants apart, and no search form has the sign before them.
    private const char TenantSign = '\u0002';
    private const char FirstLetter = '\u4e00';
    private const int Letters = 0x5000;

    public override ColumnValue OfNewTenant => ColumnValue.Of("[]");

    public override string Create(RelationalSchema schema) =>
        $"CREATE VIRTUAL TABLE {NameOf(schema)} USING fts5(\"text\", content = '', tokenize = 'trigram case_sensitive 1', detail = "
            + $"none, columnsize = 0)";

    public override bool AppendCandidates(SqlText sql, long tenant, IReadOnlyList<string> words)
    {
        var parts = words.SelectMany(PartsOf).Distinct(StringComparer.Ordinal).Take(MostParts).ToList();
        if (parts.Count == 0)
        {
            return false;
        }

        var name = NameOf(sql.Schema);
        sql.Append($"SELECT rowid FROM {name} WHERE {name} MATCH ")
            .Value(ColumnValue.Of(string.Join(" AND ", parts.Prepend(SignOf(tenant)).Select(Quoted))))
            .Append(" UNION ALL SELECT value FROM json_each((");
        AppendWaiting(sql, tenant);
        sql.Append("))");
        return true;
    }

    public override int MostWaiting => 128;

    public override string Waiting => $"json_array_length({Table.Unsearched})";

    public override void AppendNote(SqlText sql, IReadOnlyList<long> numbers) => sql.Append(
        $"(SELECT json_group_array(value) FROM (SELECT value FROM json_each({Table.Unsearched}) UNION SELECT value FROM json_each(")
            .Parameter(JsonSerializer.Serialize(numbers, SqliteJson.Default.IReadOnlyListInt64)).Append(")))");

    public override void TakeIn(SqlSession session, long tenant)
    {
        var sql = session.New().Append($"INSERT INTO {NameOf(session.Schema)} (rowid, \"text\") SELECT r.{Table.No}, ")
            .Value(ColumnValue.Of(SignOf(tenant))).Append($" || {session.Schema.ValueOf(Over.SearchText!, "r")} FROM ").Table(Over)
            .Append($" r WHERE r.{Table.No} IN (SELECT value FROM json_each((");
        AppendWaiting(sql, tenant);
        session.Execute(sql.Append($"))) ORDER BY r.{Table.No}"));
        session.Execute(session.New().Append("UPDATE ").Table(Table.Of(RecordKind.Tenant)).Append($" SET {Table.Unsearched} = '[]' WHERE ")
            .Append($"{Table.No} = ").Value(tenant));
    }

    private static void AppendWaiting(SqlText sql, long tenant) =>
        sql.Append($"SELECT {Table.Unsearched} FROM ").Table(Table.Of(RecordKind.Tenant)).Append($" WHERE {Table.No} = ").Value(tenant);

    // Side by side, and the last: all of the word, by a third of the parts that it has.
    private static IEnumerable<string> PartsOf(string word)
    {
        var letters = word.EnumerateRunes().ToList();
        var last = letters.Count - PartLength;
        return word.Contains('\0', StringComparison.Ordinal) ? [] : Enumerable.Range(0, Math.Max(0, last + 1))
            .Where(start => start % PartLength == 0 || start == last)
            .Select(start => string.Concat(letters.Skip(start).Take(PartLength).Select(letter => letter.ToString())));
    }

    private static string SignOf(long tenant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TenantSign}{(char)(FirstLetter + (tenant / Letters % Letters))}{(char)(FirstLetter + (tenant % Letters))}");

    private static string Quoted(string part) => $"\"{part.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string NameOf(RelationalSchema schema) => schema.Quoted($"{Over.Name}_search");
}
