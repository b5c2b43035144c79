using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The statements of a query: a page by key set, and the number of all.</summary>
internal static class QuerySql
{
    /// <summary>The name of the rows that are read.</summary>
    public const string Alias = "r";

    private static SqlText Select(RelationalSchema schema, Table table) => new SqlText(schema).Append(schema.SelectOf(table));

    public static SqlText ById(RelationalSchema schema, Table table, TenantScope tenant, Guid id)
    {
        var sql = Select(schema, table);
        new FilterSql(sql, tenant).AppendTenant(table, Alias);
        return sql.Append($" AND {Alias}.\"id\" = ").Value(id);
    }

    public static SqlText ByIds(RelationalSchema schema, Table table, TenantScope tenant, IEnumerable<Guid> ids)
    {
        var sql = Select(schema, table);
        new FilterSql(sql, tenant).AppendTenant(table, Alias);
        return sql.Append(" AND ").In($"{Alias}.\"id\"", ids.Select(FieldValue.Of));
    }

    public static SqlText ByKey(RelationalSchema schema, UniqueKey key, TenantScope tenant)
    {
        var table = Table.Of(key.Definition.Record);
        var sql = Select(schema, table);
        new FilterSql(sql, tenant).AppendTenant(table, Alias);
        sql.Append(" AND ");
        KeySql.Append(sql, key, Alias);
        return sql;
    }

    /// <param name="schema">The database.</param>
    /// <param name="table">The records' table.</param>
    /// <param name="tenant">Whose rows.</param>
    /// <param name="where">The condition; null for all.</param>
    /// <param name="orderBy">The order; the id comes last.</param>
    /// <param name="after">Where the page starts; null at the beginning.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">How many at most.</param>
    public static SqlText Page(
        RelationalSchema schema, Table table, TenantScope tenant, Filter? where, IReadOnlyList<Sort> orderBy,
        SeekPosition? after, int skip, int take)
    {
        var sql = Select(schema, table);
        AppendWhere(sql, table, tenant, where);
        if (after is not null)
        {
            sql.Append(" AND ");
            SeekSql.Append(sql, table, Alias, orderBy, after);
        }

        sql.Append(" ORDER BY ");
        foreach (var sort in orderBy)
        {
            sql.Column(Alias, table.Compared(sort.Field)).Append(sort.IsDescending ? " DESC, " : ", ");
        }

        // Numbers in the text: a bound limit keeps the engine from planning with it.
        sql.Append($"{Alias}.\"id\"").Append(orderBy.Count > 0 && orderBy[^1].IsDescending ? " DESC" : "").Append(" LIMIT ").Number(take);
        return skip == 0 ? sql : sql.Append(" OFFSET ").Number(skip);
    }

    public static SqlText Count(RelationalSchema schema, Table table, TenantScope tenant, Filter? where)
    {
        var sql = new SqlText(schema).Append("SELECT count(*) FROM ").Table(table).Append($" {Alias} WHERE ");
        AppendWhere(sql, table, tenant, where);
        return sql;
    }

    private static void AppendWhere(SqlText sql, Table table, TenantScope tenant, Filter? where)
    {
        var filters = new FilterSql(sql, tenant);
        filters.AppendTenant(table, Alias);
        if (where is not null)
        {
            sql.Append(" AND ");
            filters.Append(where, table, Alias);
        }
    }
}
