using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The statements that make a database's tables and indexes, from the descriptions of the records: the tenant first in every key, a unique
/// index for every unique key, a foreign key for every link, and an index where one is worth it.
/// </summary>
internal sealed class SchemaScript(RelationalSchema schema)
{
    /// <summary>All of them, in an order in which each can run.</summary>
    public IEnumerable<string> Statements()
    {
        foreach (var table in Table.All.OrderBy(table => !table.IsOfTenants))
        {
            yield return Create(table);
            foreach (var index in IndexesOf(table))
            {
                yield return index;
            }

            foreach (var list in table.Lists)
            {
                yield return Create(list, table);
                yield return Index($"{list.Name}_by_value", schema.NameOf(list), [Table.Tenant, "\"value\"", "\"id\""]);
            }
        }
    }

    private string Create(Table table)
    {
        var lines = new List<string>();
        lines.AddRange(table.IsOfTenants
            ? [
                $"\"no\" {schema.Dialect.NumberedKey}", $"{Table.Turn} {Number} NOT NULL", $"\"sequence\" {Number} NOT NULL",
                $"\"authority\" {Number} NOT NULL",
            ]
            : [$"{Table.Tenant} {Number} NOT NULL REFERENCES {Tenants} (\"no\")", $"{Table.Turn} {Number} NOT NULL"]);
        lines.AddRange(table.Columns.Select(
            column => $"{column.Sql} {schema.Dialect.TypeOf(column.Kind)}{(column.IsOptional ? "" : " NOT NULL")}"));
        lines.Add(table.IsOfTenants ? "UNIQUE (\"id\")" : $"PRIMARY KEY ({Table.Tenant}, \"id\")");
        lines.AddRange(table.Type.References.Select(link =>
            $"FOREIGN KEY ({Table.Tenant}, {table.Compared(link).Sql}) REFERENCES {schema.NameOf(Table.Of(link.Refers!.Value))} "
                + $"({Table.Tenant}, \"id\") DEFERRABLE INITIALLY DEFERRED"));
        return $"CREATE TABLE {schema.NameOf(table)} (\n  {string.Join(",\n  ", lines)}\n)";
    }

    private string Create(ListTable list, Table table) =>
        $"CREATE TABLE {schema.NameOf(list)} (\n  {Table.Tenant} {Number} NOT NULL,\n  \"id\" {schema.Dialect.TypeOf(ColumnKind.Id)} "
            + $"NOT NULL,\n"
            + $"  \"value\" {schema.Dialect.TypeOf(list.ItemKind)} NOT NULL,\n  PRIMARY KEY ({Table.Tenant}, \"id\", \"value\"),\n"
            + $"  FOREIGN KEY ({Table.Tenant}, \"id\") REFERENCES {schema.NameOf(table)} ({Table.Tenant}, \"id\") DEFERRABLE INITIALLY "
            + $"DEFERRED\n)";

    private IEnumerable<string> IndexesOf(Table table)
    {
        foreach (var key in table.Type.Keys)
        {
            string[] tenant = table.IsOfTenants ? [] : [Table.Tenant];
            yield return Index(
                $"{table.Name}_key_{SqlName.Of(key.Name)}", schema.NameOf(table),
                [.. tenant, .. KeySql.Parts(key, schema.Dialect, string.Empty), Table.Turn],
                "UNIQUE ", KeySql.Condition(key, string.Empty));
        }

        foreach (var field in table.Type.Fields.Where(field => IsIndexed(field, table)))
        {
            var column = table.Compared(field);
            yield return Index(
                $"{table.Name}_by_{column.Name}", schema.NameOf(table), [Table.Tenant, column.Sql, "\"id\""], "",
                field.Worth == IndexWorth.Few && column.IsOptional ? $"{column.Sql} IS NOT NULL" : null);
        }
    }

    private static bool IsIndexed(Field field, Table table) =>
        !table.IsOfTenants && field.Worth != IndexWorth.None && field is { IsMany: false, IsDerived: false }
        && field.Name != nameof(DirectoryRecord.Id);

    private string Index(string name, string table, IEnumerable<string> parts, string unique = "", string? where = null) =>
        $"CREATE {unique}INDEX {schema.Quoted(name)} ON {table} ({string.Join(", ", parts)}){(where is null ? "" : $" WHERE {where}")}";

    private string Number => schema.Dialect.TypeOf(ColumnKind.Number);

    private string Tenants => schema.NameOf(Table.Of(RecordKind.Tenant));
}
