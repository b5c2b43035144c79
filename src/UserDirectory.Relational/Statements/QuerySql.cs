using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The statements of a query: a page by key set, and the number of all.</summary>
internal static class QuerySql
{
    /// <summary>The name of the rows that are read.</summary>
    public const string Alias = "r";

    // Every number of them is another text to prepare.
    private const int MostWays = 8;

    private static SqlText Select(RelationalSchema schema, Table table) => new SqlText(schema).Append(schema.SelectOf(table));

    public static SqlText ById(RelationalSchema schema, Table table, TenantScope tenant, Guid id)
    {
        var sql = Select(schema, table);
        sql.OfTenant(table, Alias, tenant);
        return sql.Append($" AND {Alias}.\"id\" = ").Value(id);
    }

    public static SqlText ByIds(RelationalSchema schema, Table table, TenantScope tenant, IEnumerable<Guid> ids)
    {
        var sql = Select(schema, table);
        sql.OfTenant(table, Alias, tenant);
        return sql.Append(" AND ").In($"{Alias}.\"id\"", ids.Select(FieldValue.Of));
    }

    public static SqlText ByKey(RelationalSchema schema, UniqueKey key, TenantScope tenant)
    {
        var table = Table.Of(key.Definition.Record);
        var sql = Select(schema, table);
        KeySql.Append(sql, key, Alias, tenant);
        return sql;
    }

    /// <summary>
    /// The statements of a page, one after the other until there are enough rows: mostly one; two where rows with and without a value
    /// follow each other, of which an index has each in one piece, but not both in the order that is asked for.
    /// </summary>
    /// <param name="schema">The database.</param>
    /// <param name="table">The records' table.</param>
    /// <param name="tenant">Whose rows.</param>
    /// <param name="where">The condition; null for all.</param>
    /// <param name="orderBy">The order; the id comes last.</param>
    /// <param name="after">Where the page starts; null at the beginning.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="among">What selects the numbers of the few rows that can satisfy the condition; null for none.</param>
    public static IEnumerable<SqlText> Page(
        RelationalSchema schema, Table table, TenantScope tenant, Filter? where, IReadOnlyList<Sort> orderBy,
        SeekPosition? after, int skip, int take, Action<SqlText>? among = null)
    {
        var scope = table.IsFeed ? tenant with { Changes = FeedRange.Of(where, orderBy, after) } : tenant;
        var order = new RowOrder(schema, table, orderBy, where is not null && IsFoundBy(where, table, IsOfAll(take)));
        foreach (var pieces in Pieces(order, after, skip))
        {
            var sql = new SqlText(schema);
            AppendPage(sql, table, scope, where, order, pieces, skip, take, among);
            yield return sql;
        }
    }

    /// <summary>Writes what selects the first rows that satisfy a condition, by id.</summary>
    public static void AppendFirst(SqlText sql, Table table, TenantScope tenant, Filter where, int take)
    {
        var order = new RowOrder(sql.Schema, table, [], IsFoundBy(where, table, IsOfAll(take)));
        AppendPage(sql, table, tenant, where, order, [], 0, take, among: null);
    }

    private static void AppendPage(
        SqlText sql, Table table, TenantScope tenant, Filter? where, RowOrder order, IReadOnlyList<Action<SqlText>> pieces, int skip,
        int take, Action<SqlText>? among)
    {
        sql.Append(sql.Schema.SelectOf(table));
        if (among is not null)
        {
            // Numbers are put in order and not rows, of which most are not read then.
            sql.Append($"{Alias}.{Table.No} IN (SELECT {Alias}.{Table.No} FROM ").Table(table).Append($" {Alias} WHERE ");
        }

        AppendWhere(sql, table, tenant, where, among, IsOfAll(take));
        if (pieces.Count > 0)
        {
            sql.Append(" AND (").Join(" OR ", pieces, piece => piece(sql)).Append(")");
        }

        // In the text: a bound limit keeps the engine from planning with it.
        order.Append(sql.Append(" ORDER BY ")).Append(" LIMIT ").Number(take);
        if (skip > 0)
        {
            sql.Append(" OFFSET ").Number(skip);
        }

        if (among is not null)
        {
            order.Append(sql.Append(") ORDER BY "));
        }
    }

    // More than a page.
    private static bool IsOfAll(int take) => take > ListQuery.LargestTake + 1;

    // By a link or a text that an index has the rows of: mostly few; and where all of them are wanted anyway, also if they are many.
    private static bool IsFoundBy(Filter where, Table table, bool isOfAll) => where switch
    {
        And and => and.Filters.Any(each => IsFoundBy(each, table, isOfAll)),
        AnyLinked { Inner: not null } => isOfAll,
        Under { Field: { IsMany: false } field } => isOfAll && IsIndexed(field, table),
        _ when IsFoundByNumber(where, table, isOfAll) => true,
        Comparison { Operator: ComparisonOperator.Equal, Field: { IsMany: false } field } => IsIndexed(field, table),
        InList { Field: { IsMany: false } field } => IsIndexed(field, table),
        _ => false,
    };

    private static bool IsIndexed(Field field, Table table) =>
        Table.IsOwnId(field) || field.Worth >= IndexWorth.Lookup || table.Compared(field).Target is not null;

    // What is left out is counted over all of them: then they are one condition.
    private static IEnumerable<IReadOnlyList<Action<SqlText>>> Pieces(RowOrder order, SeekPosition? after, int skip) =>
        after is null ? [[]]
        : skip > 0 ? [[.. order.After(after)]]
        : order.After(after).Select(piece => (IReadOnlyList<Action<SqlText>>)[piece]);

    public static SqlText Count(RelationalSchema schema, Table table, TenantScope tenant, Filter? where, Action<SqlText>? among)
    {
        var sql = new SqlText(schema).Append("SELECT count(*) FROM ").Table(table).Append($" {Alias} WHERE ");
        AppendWhere(sql, table, tenant, where, among, isOfAll: true);
        return sql;
    }

    /// <summary>Whether of each of some filters an index has the rows, where all are wanted that satisfy any of them.</summary>
    public static bool IsFoundByEach(Or or, Table table) =>
        !table.IsFeed && or.Filters.Count is > 1 and <= MostWays && or.Filters.All(each => IsFoundBy(each, table, isOfAll: true));

    /// <summary>Writes the condition to satisfy a filter, of a statement that asks for all rows which do.</summary>
    public static void AppendAll(SqlText sql, Table table, TenantScope tenant, Filter where) =>
        AppendWhere(sql, table, tenant, where, among: null, isOfAll: true);

    private static void AppendWhere(
        SqlText sql, Table table, TenantScope tenant, Filter? where, Action<SqlText>? among, bool isOfAll)
    {
        if (among is not null)
        {
            among(sql.Append($"{Alias}.{Table.No} IN ("));
            sql.Append(") AND ");
        }

        // The sign keeps the engine from walking an index of the tenant's instead.
        _ = among is not null || (where is not null && IsFoundByNumber(where, table, isOfAll)) ? sql.Append("+") : sql;
        sql.OfTenant(table, Alias, tenant);
        if (where is not null)
        {
            sql.Append(" AND ");
            new FilterSql(sql, tenant, isOfAll).Append(where, table, Alias);
        }
    }

    // Whether other rows, which an index has, tell the numbers of those that can satisfy it.
    private static bool IsFoundByNumber(Filter where, Table table, bool isOfAll) => where switch
    {
        And and => and.Filters.Any(each => IsFoundByNumber(each, table, isOfAll)),
        Or each => isOfAll && IsFoundByEach(each, table),
        Comparison { Operator: ComparisonOperator.Equal, Field: { IsMany: true, Worth: >= IndexWorth.Lookup } } => true,
        AnyLinked { Inner: not null } linked => isOfAll && Table.IsOwnId(linked.Link.FromField),
        _ => false,
    };
}
