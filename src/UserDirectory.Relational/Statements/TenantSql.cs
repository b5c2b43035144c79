namespace UserDirectory.Relational;

/// <summary>Conditions that rows are a tenant's.</summary>
internal static class TenantSql
{
    /// <summary>The condition that the rows of an alias are the tenant's.</summary>
    public static SqlText OfTenant(this SqlText sql, Table table, string alias, TenantScope tenant) =>
        tenant.IsOfAll && table.IsOfTenants ? sql.Append("1=1") : Own(sql, table, $"{alias}.", tenant);

    /// <summary>The same of a statement without an alias.</summary>
    public static SqlText OfTenant(this SqlText sql, Table table, TenantScope tenant) => Own(sql, table, string.Empty, tenant);

    /// <summary>Of the tenant's rows the one with an id.</summary>
    public static SqlText Row(this SqlText sql, Table table, TenantScope tenant, Guid id) =>
        sql.Append(" WHERE ").OfTenant(table, tenant).Append(" AND \"id\" = ").Value(id);

    private static SqlText Own(SqlText sql, Table table, string alias, TenantScope tenant)
    {
        if (!table.IsFeed)
        {
            return sql.Append(alias).Append(table.IsOfTenants ? Table.No : Table.Tenant).Append(" = ").Tenant(tenant);
        }

        sql.Dialect.Feed.AppendRange(sql, alias, tenant);
        return sql;
    }
}
