using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Writes rows of one tenant in a transaction. Not thread-safe.</summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="tenantId">The tenant.</param>
/// <param name="tenant">Its number; 0 while it is not there.</param>
internal sealed class RowWrites(SqlSession session, Guid tenantId, long tenant)
{
    private readonly TenantScope _scope = new(tenantId, tenant);

    /// <summary>Whether the set has removed the tenant itself: its row stays until the set is done, for the others to name.</summary>
    public bool IsTenantGone { get; private set; }

    public SessionReads Reads { get; } = new(session, new(tenantId, tenant));

    /// <summary>The version of a record; null when it is not there.</summary>
    public long? VersionOf(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        return IsTenantGone && table.IsOfTenants
            ? null
            : session.Number(Where(New().Append("SELECT ").Append(table.Version.Sql).Append(" FROM ").Table(table), table, id));
    }

    /// <summary>Whether any record of a type satisfies a filter.</summary>
    public bool Any(RecordKind kind, Filter filter) =>
        session.Any(Matching(New().Append("SELECT 1"), kind, filter).Append(" LIMIT 1"));

    /// <summary>The ids of the records of a type that satisfy a filter.</summary>
    public IReadOnlyList<Guid> IdsOf(RecordKind kind, Filter filter) =>
        IsTenantGone && kind == RecordKind.Tenant ? [] : Ids(Matching(New().Append("SELECT r.\"id\""), kind, filter));

    /// <summary>The ids of the records that have a key; of tenants, in the installation.</summary>
    public IReadOnlyList<Guid> Having(UniqueKey key)
    {
        var table = Table.Of(key.Definition.Record);
        var sql = New().Append("SELECT r.\"id\" FROM ").Table(table).Append(" r WHERE ");
        new FilterSql(sql, table.IsOfTenants ? new(Guid.Empty) : _scope).AppendTenant(table, "r");
        sql.Append(" AND ");
        KeySql.Append(sql, key, "r");
        return Ids(sql);
    }

    public void Add(DirectoryRecord record, long turn)
    {
        var table = Table.Of(record.Kind);
        var sql = New().Append("INSERT INTO ").Table(table).Append($" ({Table.Tenant}, {Table.Turn}");
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Append(column.Sql);
        }

        sql.Append(") VALUES (").Value(tenant).Append(", ").Value(turn);
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Value(column.Read(record));
        }

        session.Execute(sql.Append(")"));
        foreach (var list in table.Lists)
        {
            AddItems(list, record);
        }
    }

    /// <summary>Adds the tenant itself, with a head that has seen nothing.</summary>
    /// <returns>Its number.</returns>
    public long AddTenant(Tenant record, long turn)
    {
        var table = Table.Of(RecordKind.Tenant);
        var sql = New().Append("INSERT INTO ").Table(table).Append($" ({Table.Turn}, \"sequence\", \"authority\"");
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Append(column.Sql);
        }

        sql.Append(") VALUES (").Value(turn).Append(", 0, 0");
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Value(column.Read(record));
        }

        session.Execute(sql.Append(")"));
        return TenantHead.Read(session, record.Id)!.Tenant;
    }

    /// <summary>
    /// Replaces what an update says that it changes, and what the feed never tells; what sign-ins count stays.
    /// </summary>
    /// <returns>Whether the record was there with the version.</returns>
    public bool Update(DirectoryRecord record, long expectedVersion, IReadOnlyList<FieldChange> changes, long turn)
    {
        var table = Table.Of(record.Kind);
        if (IsTenantGone && table.IsOfTenants)
        {
            return false;
        }

        var sql = New().Append("UPDATE ").Table(table).Append($" SET {Table.Turn} = ").Value(turn);
        foreach (var column in table.Columns.Where(column => IsWritten(column.Source, changes)))
        {
            sql.Append(", ").Append(column.Sql).Append(" = ").Value(column.Read(record));
        }

        var isThere = session.Execute(
            Where(sql, table, record.Id).Append(" AND ").Append(table.Version.Sql).Append(" = ").Value(expectedVersion)) == 1;
        foreach (var list in isThere ? table.Lists.Where(list => IsWritten(list.Source, changes)) : [])
        {
            RemoveItems(list, record.Id);
            AddItems(list, record);
        }

        return isThere;
    }

    /// <summary>Writes what sign-ins count.</summary>
    public void Count(DirectoryRecord record)
    {
        var table = Table.Of(record.Kind);
        var sql = New().Append("UPDATE ").Table(table).Append(" SET ");
        sql.Join(", ", table.Columns.Where(column => column.Source.IsCounted), column =>
            sql.Append(column.Sql).Append(" = ").Value(column.Read(record)));
        session.Execute(Where(sql, table, record.Id));
    }

    public void Remove(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        if (table.IsOfTenants)
        {
            IsTenantGone = true;
            return;
        }

        foreach (var list in table.Lists)
        {
            RemoveItems(list, id);
        }

        session.Execute(Where(New().Append("DELETE FROM ").Table(table), table, id));
    }

    /// <summary>Removes everything of the tenant, its feed included.</summary>
    public void RemoveTenant()
    {
        foreach (var name in Table.All.Where(table => !table.IsOfTenants)
            .SelectMany(table => table.Lists.Select(session.Schema.NameOf).Append(session.Schema.NameOf(table))))
        {
            session.Execute(New().Append($"DELETE FROM {name} WHERE {Table.Tenant} = ").Value(tenant));
        }

        session.Execute(New().Append("DELETE FROM ").Table(Table.Of(RecordKind.Tenant)).Append(" WHERE \"no\" = ").Value(tenant));
    }

    /// <summary>A row that a set wrote with care has its keys like any other from now on.</summary>
    public void EndTurn(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        session.Execute(Where(New().Append("UPDATE ").Table(table).Append($" SET {Table.Turn} = 0"), table, id));
    }

    public void SetHead(long sequence, long authority) =>
        session.Execute(New().Append("UPDATE ").Table(Table.Of(RecordKind.Tenant)).Append(" SET \"sequence\" = ").Value(sequence)
            .Append(", \"authority\" = ").Value(authority).Append(" WHERE \"no\" = ").Value(tenant));

    /// <summary>The changes of the feed that tell values of one of these records: reads all of the feed, once.</summary>
    public IReadOnlyList<Change> ChangesThatTellOf(IReadOnlyList<Write.Redact> redactions) =>
        Reads.Where<Change>(change => redactions.Any(redaction => FeedRedaction.Concerns(change, redaction)));

    /// <summary>Writes a change of the feed anew, whose values were blanked.</summary>
    public void Rewrite(Change change)
    {
        var table = Table.Of(RecordKind.Change);
        var entries = table.Columns.Single(column => column.Name == "entries");
        session.Execute(
            Where(New().Append("UPDATE ").Table(table).Append(" SET ").Append(entries.Sql).Append(" = ").Value(entries.Read(change)),
                table, change.Id));
    }

    private static bool IsWritten(Column column, IReadOnlyList<FieldChange> changes) =>
        !column.IsCounted && (column.Feed == FeedDetail.None || column.IsComputed || changes.Any(change => change.Field == column.Name))
        && column.Name != nameof(DirectoryRecord.Id);

    private void AddItems(ListTable list, DirectoryRecord record)
    {
        foreach (var item in list.Read(record))
        {
            session.Execute(New().Append("INSERT INTO ").Table(list).Append($" ({Table.Tenant}, \"id\", \"value\") VALUES (").Value(tenant)
                .Append(", ").Value(record.Id).Append(", ").Value(item).Append(")"));
        }
    }

    private void RemoveItems(ListTable list, Guid id) =>
        session.Execute(New().Append("DELETE FROM ").Table(list).Append($" WHERE {Table.Tenant} = ").Value(tenant).Append(" AND \"id\" = ")
            .Value(id));

    private SqlText New() => new(session.Schema);

    private SqlText Where(SqlText sql, Table table, Guid id) =>
        sql.Append(" WHERE ").Append(table.IsOfTenants ? "\"no\"" : Table.Tenant).Append(" = ")
            .Value(tenant).Append(" AND \"id\" = ").Value(id);

    private SqlText Matching(SqlText sql, RecordKind kind, Filter filter)
    {
        var table = Table.Of(kind);
        sql.Append(" FROM ").Table(table).Append(" r WHERE ");
        var filters = new FilterSql(sql, _scope);
        filters.AppendTenant(table, "r");
        sql.Append(" AND ");
        filters.Append(filter, table, "r");
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
