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
        var sql = new SqlText(session.Schema).Append("SELECT \"no\", \"sequence\", \"authority\" FROM ")
            .Table(Table.Of(RecordKind.Tenant)).Append(" WHERE \"id\" = ").Value(tenantId);
        using var row = session.Query(sql);
        return row.Read() ? new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)) : null;
    }
}
