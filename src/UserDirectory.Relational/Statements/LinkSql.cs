using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Conditions on links: columns with the number of the row that a caller names by its id. What names nothing is compared with a number that
/// no row has, because a comparison with none would be neither true nor false.
/// </summary>
internal sealed class LinkSql(SqlText sql, TenantScope tenant)
{
    public void AppendEqual(string value, RecordKind kind, Guid id) =>
        sql.Append(value).Append(" = coalesce(").RowNumber(kind, id, tenant).Append(", -1)");

    public void AppendIn(string value, RecordKind kind, IReadOnlyList<FieldValue> ids)
    {
        if (ids is [var one])
        {
            AppendEqual(value, kind, one.Id);
            return;
        }

        var removed = ids.Select(id => sql.Removed?.Invoke(kind, id.Id)).OfType<long>().ToList();
        if (removed.Count > 0)
        {
            sql.Append("(").In(value, removed.Select(FieldValue.Of)).Append(" OR ");
        }

        var target = sql.NewAlias();
        sql.Append(value).Append($" IN (SELECT {target}.{Table.No} FROM ").Table(Table.Of(kind)).Append($" {target} WHERE ");
        sql.OfTenant(Table.Of(kind), target, tenant);
        sql.Append(" AND ").In($"{target}.\"id\"", ids).Append(removed.Count > 0 ? "))" : ")");
    }

    // The node among those below it: of two conditions, no index would serve.
    public void AppendUnder(string value, Under under)
    {
        sql.Append(value).Append(" IN (SELECT coalesce(").RowNumber(under.Tree, under.Id, tenant).Append(", -1) UNION ALL ");
        AppendBelow(under);
        sql.Append(")");
    }

    /// <summary>Writes what selects the numbers of the rows in whose list a value is.</summary>
    public void AppendHaving(ListTable list, FieldValue value)
    {
        var item = sql.NewAlias();
        sql.Append($"SELECT {item}.{Table.No} FROM ").Table(list).Append($" {item} WHERE {item}.{Table.Tenant} = ").Tenant(tenant)
            .Append($" AND {item}.\"value\" = ").Value(value);
    }

    private void AppendBelow(Under under)
    {
        var tree = Table.Of(under.Tree);
        AppendHaving(tree.List(tree.Type.FindField(nameof(Organization.AncestorIds))!), FieldValue.Of(under.Id));
    }

    public void AppendUnderById(string value, Under under)
    {
        var tree = Table.Of(under.Tree);
        var node = sql.NewAlias();
        sql.Append(value).Append(" IN (SELECT ").Value(under.Id)
            .Append($" UNION ALL SELECT {node}.\"id\" FROM ").Table(tree).Append($" {node} WHERE +");
        sql.OfTenant(tree, node, tenant);
        sql.Append($" AND {node}.{Table.No} IN (");
        AppendBelow(under);
        sql.Append("))");
    }

    /// <summary>
    /// Writes a condition on the number that a link keeps: where it stands in a pair, that the pair is one of those with such.
    /// </summary>
    /// <param name="link">The link.</param>
    /// <param name="alias">Of which rows.</param>
    /// <param name="condition">Writes the condition on an expression.</param>
    /// <param name="sign">A plus where no index of pairs is to lead to the rows.</param>
    public void AppendOn(TableColumn link, string alias, Action<string> condition, string sign = "")
    {
        if (link.Pair is not { } pair)
        {
            condition($"{alias}.{link.Sql}");
            return;
        }

        var row = sql.NewAlias();
        sql.Append($"{sign}{alias}.{pair.Sql} IN (SELECT {row}.{Table.No} FROM ").Table(pair)
            .Append($" {row} WHERE {row}.{Table.Tenant} = ").Tenant(tenant).Append(" AND ");
        condition($"{row}.{link.Sql}");
        sql.Append(")");
    }

    /// <summary>Two ids are the same.</summary>
    public void AppendSame(TableColumn one, string alias, TableColumn other, string otherAlias)
    {
        if (AreNumbered(one, other))
        {
            AppendNumber(one, alias, number => sql.Append(number).Append(" = ").Append(NumberOf(other, otherAlias)));
        }
        else
        {
            sql.Append(sql.Schema.ValueOf(one, alias)).Append(" = ").Append(sql.Schema.ValueOf(other, otherAlias));
        }
    }

    /// <summary>Writes a condition on the number of a row, which is that of the row itself or that which a link of it keeps.</summary>
    public void AppendNumber(TableColumn idOrLink, string alias, Action<string> condition)
    {
        if (idOrLink.Target is null)
        {
            condition($"{alias}.{Table.No}");
        }
        else
        {
            AppendOn(idOrLink, alias, condition);
        }
    }

    /// <summary>The same number as an expression.</summary>
    public string NumberOf(TableColumn idOrLink, string alias) =>
        idOrLink.Target is null ? $"{alias}.{Table.No}" : sql.Schema.KeptOf(idOrLink, alias);

    /// <summary>
    /// Whether two ids are the same where two numbers are: both are kept as one, or one is the id of the rows that the other names.
    /// </summary>
    public static bool AreNumbered(TableColumn one, TableColumn other) => (one.Target, other.Target) switch
    {
        ({ } target, { } also) => target == also,
        ({ } target, null) => Table.IsOwnId(other.Source.Field!) && other.Source.Record == target,
        (null, { } target) => Table.IsOwnId(one.Source.Field!) && one.Source.Record == target,
        _ => false,
    };
}
