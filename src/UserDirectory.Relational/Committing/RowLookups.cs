using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>What a set asks of the rows of its tenant as they are, its own writes included. Not thread-safe.</summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="numbers">The numbers that the set knows.</param>
internal sealed class RowLookups(SqlSession session, TenantScope tenant, RowNumbers numbers)
{
    /// <summary>Whether the set has removed the tenant itself: its row stays until the set is done, for the others to name.</summary>
    public bool IsTenantGone { get; set; }

    /// <summary>The version of a record; null when it is not there.</summary>
    public long? VersionOf(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        return IsTenantGone && table.IsOfTenants
            ? null
            : session.Number(session.New().Append($"SELECT {table.Version.Sql} FROM ").Table(table).Row(table, tenant, id));
    }

    /// <summary>Whether any record of a type satisfies a filter.</summary>
    public bool Any(RecordKind kind, Filter filter) => session.Any(Matching("SELECT 1", kind, filter).Append(" LIMIT 1"));

    /// <summary>The ids of the records of a type that satisfy a filter.</summary>
    public IReadOnlyList<Guid> IdsOf(RecordKind kind, Filter filter) =>
        IsTenantGone && kind == RecordKind.Tenant ? [] : Ids(Matching("SELECT r.\"id\"", kind, filter));

    /// <summary>The ids of the records that have a key; of tenants, in the installation.</summary>
    public IReadOnlyList<Guid> Having(UniqueKey key)
    {
        var table = Table.Of(key.Definition.Record);
        var sql = session.New().Append("SELECT r.\"id\" FROM ").Table(table).Append(" r WHERE ");
        KeySql.Append(sql, key, "r", tenant);
        return Ids(sql);
    }

    /// <summary>Whether one of some columns of a record links to a row that is not there, or not yet.</summary>
    public bool LacksEnd(IReadOnlyList<TableColumn> columns, DirectoryRecord record)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (numbers.LacksEnd(columns[i], record))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a record links to one of another type that is not there, or not yet.</summary>
    public bool LacksEndOfAnotherType(DirectoryRecord record) =>
        Table.Of(record.Kind).Numbers.Any(column => column.Target != record.Kind && numbers.LacksEnd(column, record));

    /// <summary>Whether a row still links to a record that the set has removed.</summary>
    public bool IsLinked(Field link, Guid removed)
    {
        var table = Table.Of(link.Record);
        var column = table.Compared(link);
        var sql = session.New().Append("SELECT 1 FROM ").Table(table).Append($" r WHERE r.{Table.Tenant} = ").Tenant(tenant)
            .Append(" AND ");
        new LinkSql(sql, tenant).AppendOn(column, "r", value => _ = column.Target is { } target
            ? sql.Append(value).Append(" = ").Value(numbers.OfRemoved(target, removed) ?? RowNumbers.None)
            : sql.Append(value).Append(" = ").Value(removed));
        return session.Any(sql.Append(" LIMIT 1"));
    }

    /// <summary>The id of a row whose link leads to none, though it has one; empty when there is no such.</summary>
    public IReadOnlyList<Guid> FirstWithoutEnd(Field link)
    {
        var table = Table.Of(link.Record);
        var column = table.Compared(link);
        var name = column.Target is null ? "\"id\"" : Table.No;
        var (kept, end) = column.Pair is { } pair
            ? (pair.Sql, session.Schema.NameOf(pair))
            : (column.Sql, session.Schema.NameOf(Table.Of(link.Refers!.Value)));
        return Ids(session.New().Append("SELECT r.\"id\" FROM ").Table(table).Append($" r WHERE r.{Table.Tenant} = ").Tenant(tenant)
            .Append($" AND r.{kept} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {end} e ")
            .Append($"WHERE e.{Table.Tenant} = r.{Table.Tenant} AND e.{name} = r.{kept}) LIMIT 1"));
    }

    /// <summary>The id of a change of the feed that another has too; null when there is none.</summary>
    public Guid? ChangeThatComesTwice()
    {
        var sql = session.New().Append("SELECT \"id\" FROM ").Table(Table.Of(RecordKind.Change)).Append(" WHERE ")
            .OfTenant(Table.Of(RecordKind.Change), tenant).Append(" GROUP BY \"id\" HAVING count(*) > 1 LIMIT 1");
        return Ids(sql) is [var id] ? id : null;
    }

    /// <summary>A record that is there, with its links to what the set has removed already.</summary>
    public DirectoryRecord FindAsItWas(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        var sql = session.New().Append($"SELECT {session.Schema.ValuesOf(table)}");
        foreach (var link in table.Read.Where(column => column.Target is not null))
        {
            sql.Append(", ").Append(session.Schema.KeptOf(link, QuerySql.Alias));
        }

        using var row = session.Query(sql.Append(" FROM ").Table(table).Append($" {QuerySql.Alias} WHERE ")
            .OfTenant(table, QuerySql.Alias, tenant).Append($" AND {QuerySql.Alias}.\"id\" = ").Value(id));
        row.Read();
        return RowReader.Make(row, table, tenant.TenantId, session.Schema.Dialect, numbers.IdOfRemoved);
    }

    private SqlText Matching(string select, RecordKind kind, Filter filter)
    {
        var table = Table.Of(kind);
        var sql = new SqlText(session.Schema) { Removed = numbers.OfRemoved };
        sql.Append(select).Append(" FROM ").Table(table).Append($" {QuerySql.Alias} WHERE ");
        QuerySql.AppendAll(sql, table, tenant, filter);
        return sql;
    }

    private List<Guid> Ids(SqlText sql)
    {
        var ids = new List<Guid>();
        using var row = session.Query(sql);
        while (row.Read())
        {
            ids.Add(session.Schema.Dialect.Read(row, 0, ColumnKind.Id).Id);
        }

        return ids;
    }
}
