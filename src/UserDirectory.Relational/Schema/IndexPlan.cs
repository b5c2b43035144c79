using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Which indexes a table has: one for every unique key, one for every link, since whoever removes what is linked to must find the links,
/// and one for every field that is worth it; but none that begins as a unique one does. Each is a page that a commit writes.
/// </summary>
internal sealed class IndexPlan(RelationalSchema schema)
{
    /// <summary>The statements that make a table's indexes.</summary>
    public IEnumerable<string> Of(Table table) => Of(table, table.Columns);

    /// <summary>The statements that make those indexes of a table that some of its columns need.</summary>
    public IEnumerable<string> Of(Table table, IReadOnlyCollection<TableColumn> columns) =>
        table.Type.Keys.SelectMany(key => OfKey(key, table, columns))
            .Concat(table.Type.Fields.Where(field => IsWorth(field, table) && columns.Contains(table.Compared(field)))
                .Select(field => OfField(field, table)))
            .Concat(table.PairNumbers.Where(columns.Contains).SelectMany(number => OfPairs(number, table)))
            .Concat(table.Lists.Where(list => columns.Any(column => column.Source == list.Source))
                .Select(list => Index($"{list.Name}_by_value", schema.NameOf(list), [Table.Tenant, "\"value\"", Table.No])));

    private IEnumerable<string> OfKey(KeyDefinition key, Table table, IReadOnlyCollection<TableColumn> columns)
    {
        var name = $"{table.Name}_key_{SqlName.Of(key.Name)}";
        string[] tenant = table.IsOfTenants ? [] : [Table.Tenant];
        return KeyWay.Of(key).Where(way => columns.Contains(way.Text ?? way.Ids[0])).Select(way => Index(
            way.IsOfSeveral ? $"{name}_of_{way.Ids[0].Name}" : name,
            schema.NameOf(table), [.. tenant, .. way.Parts(string.Empty), Table.Turn], "UNIQUE ", way.Condition(string.Empty)));
    }

    // The rows by pair, and the pairs by what they consist of: whoever removes what is linked to finds the links by way of their pairs.
    private IEnumerable<string> OfPairs(TableColumn number, Table table)
    {
        var pair = number.Pair!;
        yield return Index(
            $"{table.Name}_by_{number.Name}", schema.NameOf(table), [Table.Tenant, number.Sql], "",
            number.IsNullable ? $"{number.Sql} IS NOT NULL" : null);
        yield return Index(
            $"{pair.Name}_key", schema.NameOf(pair),
            [Table.Tenant, .. number.Members.Select(member => PairTable.Part(member))], "UNIQUE ");
        foreach (var member in number.Members.Where(member => member.IsNullable))
        {
            yield return Index(
                $"{pair.Name}_by_{member.Name}", schema.NameOf(pair), [Table.Tenant, member.Sql], "", $"{member.Sql} IS NOT NULL");
        }
    }

    private string OfField(Field field, Table table)
    {
        var column = table.Compared(field);
        string[] ties = field.Worth == IndexWorth.Order ? ["\"id\""] : [];
        return Index(
            $"{table.Name}_by_{column.Name}", schema.NameOf(table), [Table.Tenant, column.Sql, .. ties], "",
            field.Worth != IndexWorth.Order && column.IsNullable ? $"{column.Sql} IS NOT NULL" : null);
    }

    private static bool IsWorth(Field field, Table table)
    {
        if (table.IsOfTenants || table.IsFeed || field.IsMany || field.IsDerived || Table.IsOwnId(field))
        {
            return false;
        }

        var column = table.Compared(field);
        return column.Pair is null
            && (column.Target is not null || field.Worth > IndexWorth.Few || (field.Worth == IndexWorth.Few && column.IsNullable))
            && !table.Type.Keys.SelectMany(KeyWay.Of).Any(way => way.ServesAs(column, field.Worth));
    }

    private string Index(string name, string table, IEnumerable<string> parts, string unique = "", string? where = null) =>
        $"CREATE {unique}INDEX {schema.Quoted(name)} ON {table} ({string.Join(", ", parts)}){(where is null ? "" : $" WHERE {where}")}";
}
