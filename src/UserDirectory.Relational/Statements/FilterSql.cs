using UserDirectory.Queries;

namespace UserDirectory.Relational;

/// <summary>
/// A filter as a condition. Logic is two-valued where SQL's has three: a condition is written either as it is or negated down to its
/// leaves, so that no <c>NOT</c> ever meets a missing value, and an index serves both.
/// </summary>
/// <param name="sql">The statement.</param>
/// <param name="tenant">Whose rows.</param>
/// <param name="isOfAll">
/// Whether all rows are wanted that satisfy it, and not the first of an order: they are then found from what they are linked to.
/// </param>
internal sealed partial class FilterSql(SqlText sql, TenantScope tenant, bool isOfAll = false)
{
    private readonly LinkSql _links = new(sql, tenant);

    /// <summary>Writes the condition of a filter on the rows of an alias.</summary>
    public void Append(Filter filter, Table table, string alias, bool isNegated = false)
    {
        switch (filter)
        {
            case And and:
                AppendAll(and.Filters, table, alias, isNegated, all: !isNegated);
                break;
            case Or each when isOfAll && !isNegated && QuerySql.IsFoundByEach(each, table):
                AppendEach(each, table, alias);
                break;
            case Or or:
                AppendAll(or.Filters, table, alias, isNegated, all: isNegated);
                break;
            case Not not:
                Append(not.Inner, table, alias, !isNegated);
                break;
            case Comparison { Operator: ComparisonOperator.NotEqual } comparison:
                AppendEqual(comparison, table, alias, !isNegated);
                break;
            case Comparison { Operator: ComparisonOperator.Equal } comparison:
                AppendEqual(comparison, table, alias, isNegated);
                break;
            case Comparison comparison:
                AppendLeaf(comparison.Field, table, alias, isNegated, value => ComparisonSql.Append(sql, value, comparison));
                break;
            case InList { Values.Count: 0 }:
                sql.Append(isNegated ? "1=1" : "1=0");
                break;
            case InList list when LinkOf(list.Field, table) is { } link:
                AppendColumn(link, alias, isNegated, value => _links.AppendIn(value, link.Target!.Value, list.Values));
                break;
            case InList list:
                AppendLeaf(list.Field, table, alias, isNegated, value => sql.In(value, list.Values));
                break;
            case Present present:
                AppendPresent(present.Field, table, alias, isNegated);
                break;
            case Under under when LinkOf(under.Field, table) is { } link:
                AppendColumn(link, alias, isNegated, value => _links.AppendUnder(value, under));
                break;
            case Under under:
                AppendLeaf(under.Field, table, alias, isNegated, value => _links.AppendUnderById(value, under));
                break;
            case AnyLinked linked:
                AppendLinked(linked, table, alias, isNegated);
                break;
            default:
                throw new NotSupportedException($"There is no filter {filter.GetType()}.");
        }
    }

    private void AppendAll(IReadOnlyList<Filter> filters, Table table, string alias, bool isNegated, bool all)
    {
        if (filters.Count == 0)
        {
            sql.Append(all ? "1=1" : "1=0");
            return;
        }

        AppendAll(filters, 0, filters.Count, table, alias, isNegated, all ? " AND " : " OR ");
    }

    // Each by itself: of a condition with all of them, no index would serve.
    private void AppendEach(Or or, Table table, string alias) =>
        sql.Append($"{alias}.{Table.No} IN (").Join(" UNION ALL ", or.Filters, filter =>
        {
            var row = sql.NewAlias();
            sql.Append($"SELECT {row}.{Table.No} FROM ").Table(table).Append($" {row} WHERE ").OfTenant(table, row, tenant).Append(" AND ");
            Append(filter, table, row);
        }).Append(")");

    // By halves: a long chain would be as deep as it is long for the engine, which bounds depth.
    private void AppendAll(IReadOnlyList<Filter> filters, int from, int to, Table table, string alias, bool isNegated, string @operator)
    {
        if (to - from == 1)
        {
            Append(filters[from], table, alias, isNegated);
            return;
        }

        var middle = (from + to) / 2;
        sql.Append("(");
        AppendAll(filters, from, middle, table, alias, isNegated, @operator);
        sql.Append(@operator);
        AppendAll(filters, middle, to, table, alias, isNegated, @operator);
        sql.Append(")");
    }

    /// <summary>A condition on a value of a field: of a field of many values, that one of them satisfies it.</summary>
    private void AppendLeaf(Field field, Table table, string alias, bool isNegated, Action<string> condition)
    {
        if (field.IsMany)
        {
            AppendItems(table.List(field), alias, isNegated, () =>
            {
                sql.Append(" AND ");
                condition($"{_item}.\"value\"");
            });
            return;
        }

        var column = table.Compared(field);
        AppendCondition(sql.Schema.ValueOf(column, alias), column.Source.IsOptional, isNegated, condition);
    }

    /// <summary>A condition on what a column keeps.</summary>
    private void AppendColumn(TableColumn column, string alias, bool isNegated, Action<string> condition)
    {
        if (column.Pair is { } pair)
        {
            AppendCondition($"{alias}.{pair.Sql}", Table.Of(column.Source.Record).InRow(column)!.IsNullable, isNegated, _ =>
                _links.AppendOn(column, alias, condition, _sign));
        }
        else
        {
            AppendCondition($"{alias}.{column.Sql}", column.IsNullable, isNegated, condition);
        }
    }

    private void AppendCondition(string value, bool isNullable, bool isNegated, Action<string> condition)
    {
        if (!isNegated)
        {
            condition(value);
            return;
        }

        sql.Append("(");
        if (isNullable)
        {
            sql.Append(value).Append(" IS NULL OR ");
        }

        sql.Append("NOT (");
        condition(value);
        sql.Append("))");
    }

    /// <summary>The column of a field that links by number; null for any other field.</summary>
    private static TableColumn? LinkOf(Field field, Table table) =>
        !field.IsMany && table.Compared(field) is { Target: not null } column ? column : null;

    private void AppendEqual(Comparison comparison, Table table, string alias, bool isNegated)
    {
        if (LinkOf(comparison.Field, table) is { } link)
        {
            AppendColumn(link, alias, isNegated, value => _links.AppendEqual(value, link.Target!.Value, comparison.Value.Id));
        }
        else if (comparison.Field is { IsMany: true, Worth: >= IndexWorth.Lookup } && !isNegated)
        {
            sql.Append($"{alias}.{Table.No} IN (");
            _links.AppendHaving(table.List(comparison.Field), comparison.Value);
            sql.Append(")");
        }
        else
        {
            AppendLeaf(comparison.Field, table, alias, isNegated, value => sql.Append(value).Append(" = ").Value(comparison.Value));
        }
    }

    private void AppendPresent(Field field, Table table, string alias, bool isNegated)
    {
        if (field.IsMany)
        {
            AppendItems(table.List(field), alias, isNegated, () => { });
        }
        else
        {
            var column = table.Compared(field);
            sql.Append(column.IsAsKept ? sql.Schema.KeptOf(column, alias) : sql.Schema.ValueOf(column, alias))
                .Append(isNegated ? " IS NULL" : " IS NOT NULL");
        }
    }

    // The alias of the list's table whose condition is being written.
    private string _item = string.Empty;

    private void AppendItems(ListTable list, string alias, bool isNegated, Action condition)
    {
        var outer = _item;
        _item = sql.NewAlias();
        sql.Append(isNegated ? "NOT EXISTS (SELECT 1 FROM " : "EXISTS (SELECT 1 FROM ").Table(list).Append(" ").Append(_item)
            .Append($" WHERE {_item}.{Table.Tenant} = {alias}.{Table.Tenant} AND {_item}.{Table.No} = {alias}.{Table.No}");
        condition();
        sql.Append(")");
        _item = outer;
    }
}
