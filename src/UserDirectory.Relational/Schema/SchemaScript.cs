using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The statements that make a database's tables and indexes, from the descriptions of the records: the tenant first in every key, a unique
/// index for every unique key, a foreign key for every link, and an index where one is worth it.
/// </summary>
internal sealed class SchemaScript(RelationalSchema schema)
{
    private readonly IndexPlan _indexes = new(schema);

    /// <summary>All of them, in an order in which each can run.</summary>
    public IEnumerable<string> Statements()
    {
        yield return Create(Table.Of(RecordKind.Tenant));
        yield return Create(
            schema.Actors, [Row, Tenant, $"\"name\" {Type(ColumnKind.Actor)} NOT NULL", $"UNIQUE ({Table.Tenant}, \"name\")"]);
        foreach (var table in Table.All.Where(table => !table.IsOfTenants))
        {
            foreach (var number in table.PairNumbers)
            {
                yield return CreatePairs(number);
            }

            yield return Create(table);
        }

        foreach (var list in Table.All.SelectMany(table => table.Lists, (table, list) => Create(list, table)))
        {
            yield return list;
        }

        foreach (var index in Table.All.SelectMany(_indexes.Of))
        {
            yield return index;
        }

        if (schema.Dialect.Search is { } search)
        {
            yield return search.Create(schema);
        }
    }

    /// <summary>What adds a member that records did not have before, with its list and its indexes.</summary>
    public IEnumerable<string> Additions(Column column)
    {
        var table = Table.Of(column.Record);
        var columns = table.Columns.Where(each => each.Source == column).ToList();
        foreach (var each in columns)
        {
            yield return $"ALTER TABLE {schema.NameOf(table)} ADD COLUMN {Declared(each)}"
                + (each.IsNullable ? string.Empty : $" DEFAULT {schema.Dialect.FirstOf(each.Kind)}");
        }

        foreach (var list in table.Lists.Where(list => list.Source == column))
        {
            yield return Create(list, table);
        }

        foreach (var index in _indexes.Of(table, columns))
        {
            yield return index;
        }
    }

    private string Create(Table table)
    {
        var lines = new List<string>();
        lines.AddRange(
            table.IsOfTenants ? [$"{Table.No} {schema.Dialect.NumberedKey}", .. Head, Column("turn")]
            : table.IsFeed ? [.. schema.Dialect.Feed.Columns, Column("turn")]
            : [Row, Tenant, Column("turn")]);
        lines.AddRange(table.Columns.Select(Declared));
        // A change is found by its number; whether a set is among the last ones is asked of these.
        if (!table.IsFeed)
        {
            lines.Add(table.IsOfTenants ? "UNIQUE (\"id\")" : $"UNIQUE ({Table.Tenant}, \"id\")");
        }

        if (table.IsLinkedTo)
        {
            // What foreign keys name: with the tenant, so that no row can ever link to one of another tenant.
            lines.Add($"UNIQUE ({Table.Tenant}, {Table.No})");
        }

        lines.AddRange(table.Type.References.Select(link => table.Compared(link)).Where(column => column.Pair is null).Select(column =>
            ForeignKey(column.Sql, Table.Of(column.Source.Field!.Refers!.Value), column.Target is null ? "\"id\"" : Table.No)));
        lines.AddRange(table.PairNumbers.Select(number => ForeignKey(number.Sql, schema.NameOf(number.Pair!), Table.No)));
        return Create(schema.NameOf(table), lines);
    }

    private string CreatePairs(TableColumn number) =>
        Create(
            schema.NameOf(number.Pair!),
            [
                Row, Tenant, .. number.Members.Select(Declared),
                $"UNIQUE ({Table.Tenant}, {Table.No})",
                .. number.Members.Select(member => ForeignKey(member.Sql, Table.Of(member.Target!.Value), Table.No)),
            ]);

    private string Create(ListTable list, Table table) =>
        Create(
            schema.NameOf(list),
            [
                Tenant, $"{Table.No} {Type(ColumnKind.Number)} NOT NULL", $"\"value\" {Type(list.ItemKind)} NOT NULL",
                $"PRIMARY KEY ({Table.Tenant}, {Table.No}, \"value\")",
                ForeignKey(Table.No, table, Table.No),
            ])
        + schema.Dialect.InOrderOfKey;

    private static string Create(string name, IEnumerable<string> lines) => $"CREATE TABLE {name} (\n  {string.Join(",\n  ", lines)}\n)";

    private string ForeignKey(string column, Table target, string key) => ForeignKey(column, schema.NameOf(target), key);

    private static string ForeignKey(string column, string target, string key) =>
        $"FOREIGN KEY ({Table.Tenant}, {column}) REFERENCES {target} ({Table.Tenant}, {key}) DEFERRABLE INITIALLY DEFERRED";

    private string Declared(TableColumn column) =>
        $"{column.Sql} {Type(column.Kind)}{(column.IsNullable ? "" : " NOT NULL")}{Check(column)}";

    private string Column(string name) => $"\"{name}\" {Type(ColumnKind.Number)} NOT NULL CHECK (\"{name}\" >= 0)";

    private string Check(TableColumn column) =>
        column.Name == "version" ? $" CHECK ({column.Sql} > 0)"
        : column.Source.Field == ChangeFields.Number ? $" CHECK ({schema.Dialect.Feed.Check})"
        : schema.Dialect.CheckOf(column.Kind, column.Sql) is { } check ? $" CHECK ({check})"
        : string.Empty;

    private IEnumerable<string> Head => [
        Column("sequence"), Column("authority"),
        .. schema.Dialect.Search is null ? [] : new[] { $"{Table.Unsearched} {Type(ColumnKind.Document)} NOT NULL" },
    ];

    private string Type(ColumnKind kind) => schema.Dialect.TypeOf(kind);

    private string Row => $"{Table.No} {schema.Dialect.RowNumber}";

    private string Tenant =>
        $"{Table.Tenant} {Type(ColumnKind.Number)} NOT NULL REFERENCES {schema.NameOf(Table.Of(RecordKind.Tenant))} ({Table.No})";
}
