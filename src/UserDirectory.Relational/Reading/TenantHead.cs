using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>A tenant's number in the database, and its two numbers. Immutable.</summary>
/// <param name="Tenant">The number by which all its rows name it, which no other tenant ever gets.</param>
/// <param name="Sequence">The number of its last change.</param>
/// <param name="Authority">Its authority number.</param>
internal sealed record TenantHead(long Tenant, long Sequence, long Authority)
{
    private const string Numbers = "\"no\", \"sequence\", \"authority\"";

    /// <summary>Reads it; null when the tenant is not there.</summary>
    public static TenantHead? Read(SqlSession session, Guid tenantId)
    {
        using var row = session.Query(session.Schema.Fixed.Head, session.Schema.Dialect.Parameter(ColumnValue.Of(tenantId)));
        return row.Read() ? Read(row, 0) : null;
    }

    /// <summary>Reads what the statement of <see cref="AppendWithTenant"/> found: nothing where the tenant has another number.</summary>
    public static (TenantHead Head, Tenant Tenant)? ReadWithTenant(DbDataReader row, Guid tenantId, SqlDialect dialect)
    {
        var table = Table.Of(RecordKind.Tenant);
        return row.Read() ? (Read(row, table.Read.Count), (Tenant)RowReader.Make(row, table, tenantId, dialect)) : null;
    }

    /// <summary>Writes the statement that selects it.</summary>
    public static void Append(SqlText sql, Guid tenantId) =>
        sql.Append($"SELECT {Numbers} FROM ").Table(Table.Of(RecordKind.Tenant)).Append(" WHERE \"id\" = ")
            .Named(SqlText.TenantId, ColumnValue.Of(tenantId)).Append(SqlText.TenantId);

    /// <summary>
    /// Writes the statement that selects the tenant itself with it, if that has the number which the others are asked by.
    /// </summary>
    public static void AppendWithTenant(SqlText sql, TenantScope tenant)
    {
        var table = Table.Of(RecordKind.Tenant);
        sql.Append($"SELECT {sql.Schema.ValuesOf(table)}, {Numbers} FROM ").Table(table).Append($" {QuerySql.Alias} WHERE ")
            .OfTenant(table, QuerySql.Alias, tenant).Append($" AND {QuerySql.Alias}.\"id\" = ")
            .Named(SqlText.TenantId, ColumnValue.Of(tenant.TenantId)).Append(SqlText.TenantId);
    }

    private static TenantHead Read(DbDataReader row, int from) => new(row.GetInt64(from), row.GetInt64(from + 1), row.GetInt64(from + 2));
}
