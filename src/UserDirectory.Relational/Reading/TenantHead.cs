using System.Data.Common;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>A tenant's number in the database, and its two numbers. Immutable.</summary>
/// <param name="Tenant">The number by which all its rows name it, which no other tenant ever gets.</param>
/// <param name="Sequence">The number of its last change.</param>
/// <param name="Authority">Its authority number.</param>
internal sealed record TenantHead(long Tenant, long Sequence, long Authority)
{
    /// <summary>Reads it; null when the tenant is not there.</summary>
    public static TenantHead? Read(SqlSession session, Guid tenantId)
    {
        using var row = session.Query(session.Schema.Fixed.Head, session.Schema.Dialect.Parameter(ColumnValue.Of(tenantId)));
        return Read(row);
    }

    /// <summary>Reads what the statement of <see cref="Append"/> found.</summary>
    public static TenantHead? Read(DbDataReader row) => row.Read() ? new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : null;

    /// <summary>Writes the statement that selects it.</summary>
    public static void Append(SqlText sql, Guid tenantId) =>
        sql.Named(SqlText.TenantId, tenantId).Append("SELECT \"no\", \"sequence\", \"authority\" FROM ")
            .Table(Table.Of(RecordKind.Tenant)).Append(" WHERE \"id\" = ").Append(SqlText.TenantId);
}
