using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The row of a tenant, which has its head too: its two numbers.</summary>
internal static class TenantRow
{
    /// <summary>Adds a tenant, with a head that has seen nothing.</summary>
    /// <returns>Its number.</returns>
    public static long Add(SqlSession session, Tenant record, long turn)
    {
        var table = Table.Of(RecordKind.Tenant);
        var search = session.Schema.Dialect.Search;
        var sql = session.New().Append("INSERT INTO ").Table(table).Append($" ({Table.Turn}, \"sequence\", \"authority\"")
            .Append(search is null ? "" : $", {Table.Unsearched}");
        foreach (var column in table.Columns)
        {
            sql.Append(", ").Append(column.Sql);
        }

        sql.Append(") VALUES (").Value(turn).Append(", 0, 0");
        if (search is not null)
        {
            sql.Append(", ").Value(search.OfNewTenant);
        }

        foreach (var column in table.Columns)
        {
            sql.Append(", ").Value(column.Read(record));
        }

        return session.Number(sql.Append($") RETURNING {Table.No}"))!.Value;
    }

    /// <summary>Writes a tenant's head, and of the search index what rows have changed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="tenant">The number of the tenant.</param>
    /// <param name="sequence">The number of the last change.</param>
    /// <param name="authority">The authority number.</param>
    /// <param name="searched">The rows whose search text is another now, or that are gone.</param>
    public static void SetHead(SqlSession session, long tenant, long sequence, long authority, IReadOnlyList<long> searched)
    {
        var sql = session.New().Append("UPDATE ").Table(Table.Of(RecordKind.Tenant)).Append(" SET \"sequence\" = ").Value(sequence)
            .Append(", \"authority\" = ").Value(authority);
        if (searched.Count == 0 || session.Schema.Dialect.Search is not { } search)
        {
            session.Execute(sql.Append($" WHERE {Table.No} = ").Value(tenant));
            return;
        }

        search.AppendNote(sql.Append($", {Table.Unsearched} = "), searched);
        if (session.Number(sql.Append($" WHERE {Table.No} = ").Value(tenant).Append($" RETURNING {search.Waiting}")) > search.MostWaiting)
        {
            search.TakeIn(session, tenant);
        }
    }

    /// <summary>Removes everything of a tenant, its feed included.</summary>
    public static void Remove(SqlSession session, long tenant)
    {
        var schema = session.Schema;
        session.Execute(session.New().Append("DELETE FROM ").Table(Table.Of(RecordKind.Change)).Append(" WHERE ")
            .OfTenant(Table.Of(RecordKind.Change), new(Guid.Empty, tenant)));
        foreach (var name in Table.All.SelectMany(table => table.Lists, (_, list) => schema.NameOf(list))
            .Concat(Table.All.Where(table => !table.IsOfTenants && !table.IsFeed).Select(schema.NameOf))
            .Concat(Table.All.SelectMany(table => table.PairNumbers, (_, number) => schema.NameOf(number.Pair!))).Append(schema.Actors))
        {
            session.Execute(session.New().Append($"DELETE FROM {name} WHERE {Table.Tenant} = ").Value(tenant));
        }

        session.Execute(
            session.New().Append("DELETE FROM ").Table(Table.Of(RecordKind.Tenant)).Append($" WHERE {Table.No} = ").Value(tenant));
    }
}
