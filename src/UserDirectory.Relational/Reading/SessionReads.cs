using System.Data.Common;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>Reads records of one tenant on a session. Not thread-safe.</summary>
/// <param name="session">The session, in a transaction where several reads are of one state.</param>
/// <param name="tenant">Whose records.</param>
internal sealed class SessionReads(SqlSession session, TenantScope tenant)
{
    public SqlSession Session => session;

    public TenantScope Tenant => tenant;

    private RelationalSchema Schema => session.Schema;

    public DirectoryRecord? Find(RecordKind kind, Guid id)
    {
        var table = Table.Of(kind);
        using var row = session.Query(
            Schema.Fixed.ById(table, tenant),
            tenant.Number is { } number ? number : Schema.Dialect.Parameter(ColumnValue.Of(tenant.TenantId)),
            Schema.Dialect.Parameter(ColumnValue.Of(id)));
        return One(row, table);
    }

    public T? Find<T>(Guid id)
        where T : DirectoryRecord => (T?)Find(RecordType.Of<T>().Kind, id);

    /// <summary>The record with a key whose text is in compared form.</summary>
    public DirectoryRecord? FindByKey(UniqueKey key)
    {
        using var row = session.Query(QuerySql.ByKey(Schema, key, tenant));
        return One(row, Table.Of(key.Definition.Record));
    }

    /// <summary>The records with these ids that are there, in no order.</summary>
    public IReadOnlyList<T> FindAll<T>(IReadOnlyCollection<Guid> ids)
        where T : DirectoryRecord
    {
        var table = Table.Of(RecordType.Of<T>().Kind);
        return ids.Count == 0 ? [] : List<T>(QuerySql.ByIds(Schema, table, tenant, ids));
    }

    /// <summary>All records that satisfy a filter, by id.</summary>
    public IReadOnlyList<T> All<T>(Filter where)
        where T : DirectoryRecord =>
        Take<T>(QuerySql.Page(Schema, Table.Of(RecordType.Of<T>().Kind), tenant, where, [], null, 0, int.MaxValue), int.MaxValue);

    /// <summary>Those records of a type for which a test holds; keeps no others in memory.</summary>
    public IReadOnlyList<T> Where<T>(Predicate<T> holds)
        where T : DirectoryRecord
    {
        var table = Table.Of(RecordType.Of<T>().Kind);
        var found = new List<T>();
        using var row = session.Query(QuerySql.Page(Schema, table, tenant, null, [], null, 0, int.MaxValue).Single());
        while (row.Read())
        {
            var record = (T)RowReader.Make(row, table, tenant.TenantId, Schema.Dialect);
            if (holds(record))
            {
                found.Add(record);
            }
        }

        return found;
    }

    public Page<T> Page<T>(Query<T> query)
        where T : DirectoryRecord
    {
        var table = Table.Of(RecordType.Of<T>().Kind);
        var among = new Narrowing(session, tenant).Of(table, query.Where);
        var found = Take<T>(
            QuerySql.Page(Schema, table, tenant, query.Where, query.OrderBy, query.After, query.Skip, query.Take + 1, among),
            query.Take + 1);
        return new(found.Count > query.Take ? [.. found.Take(query.Take)] : found)
        {
            HasMore = found.Count > query.Take,
            Total = query.IncludeTotal ? session.Number(QuerySql.Count(Schema, table, tenant, query.Where, among)) : null,
        };
    }

    public IReadOnlyList<T> List<T>(SqlText sql)
        where T : DirectoryRecord => List<T>(sql, Table.Of(RecordType.Of<T>().Kind));

    // Of the statements as many as it takes.
    private List<T> Take<T>(IEnumerable<SqlText> page, int count)
        where T : DirectoryRecord
    {
        var records = new List<T>();
        foreach (var sql in page)
        {
            records.AddRange(List<T>(sql));
            if (records.Count >= count)
            {
                break;
            }
        }

        return records;
    }

    private List<T> List<T>(SqlText sql, Table table)
        where T : DirectoryRecord
    {
        using var row = session.Query(sql);
        return RowReader.All<T>(row, table, tenant.TenantId, Schema.Dialect);
    }

    private DirectoryRecord? One(DbDataReader row, Table table) =>
        row.Read() ? RowReader.Make(row, table, tenant.TenantId, Schema.Dialect) : null;
}
