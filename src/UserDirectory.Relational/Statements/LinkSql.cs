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

    /// <summary>Two ids are the same.</summary>
    public void AppendSame(TableColumn one, string alias, TableColumn other, string otherAlias) =>
        _ = NumbersOf(one, other) is var (left, right)
            ? sql.Append($"{alias}.{left} = {otherAlias}.{right}")
            : sql.Append(sql.Schema.ValueOf(one, alias)).Append(" = ").Append(sql.Schema.ValueOf(other, otherAlias));

    /// <summary>
    /// The columns with the numbers by which two ids are the same: where both have one, or one is the id of the rows that the other names;
    /// null for none.
    /// </summary>
    public static (string One, string Other)? NumbersOf(TableColumn one, TableColumn other) => (one.Target, other.Target) switch
    {
        ({ } target, { } also) when target == also => (one.Sql, other.Sql),
        ({ } target, null) when Table.IsOwnId(other.Source.Field!) && other.Source.Record == target => (one.Sql, Table.No),
        (null, { } target) when Table.IsOwnId(one.Source.Field!) && one.Source.Record == target => (Table.No, other.Sql),
        _ => null,
    };
}
