using UserDirectory.Queries;

namespace UserDirectory.Relational;

/// <summary>Conditions on what records are linked to.</summary>
internal sealed partial class FilterSql
{
    // Where rows are found by what they are linked to: keeps the engine from trying each of many pairs for each of them.
    private string _sign = string.Empty;

    /// <summary>Writes what selects the numbers by which the linked records that satisfy the inner filter are linked.</summary>
    public void AppendEnds(AnyLinked linked)
    {
        var end = Table.Of(linked.Link.To);
        var inner = sql.NewAlias();

        // All have a version: an index that has all else might be read through.
        sql.Append("SELECT ").Append(_links.NumberOf(end.Compared(linked.Link.ToField), inner)).Append(" FROM ").Table(end)
            .Append($" {inner} WHERE ").OfTenant(end, inner, tenant)
            .Append($" AND {inner}.{end.Version.Sql} > 0 AND ");
        Append(linked.Inner!, end, inner);
    }

    private void AppendLinked(AnyLinked linked, Table table, string alias, bool isNegated)
    {
        var (from, to) = (linked.Link.FromField, linked.Link.ToField);
        if (from.IsMany)
        {
            throw new NotSupportedException($"The link {linked.Link} leads from a list.");
        }

        var end = Table.Of(to.Record);
        var isFromEnd = isOfAll && !isNegated && linked.Inner is not null;
        if (isFromEnd && LinkSql.AreNumbered(table.Compared(from), end.Compared(to)))
        {
            _links.AppendNumber(table.Compared(from), alias, number =>
            {
                sql.Append(number).Append(" IN (");
                AppendEnds(linked);
                sql.Append(")");
            });
            return;
        }

        var inner = sql.NewAlias();
        sql.Append(isNegated ? "NOT EXISTS (SELECT 1 FROM " : "EXISTS (SELECT 1 FROM ")
            .Table(end).Append(" ").Append(inner).Append(" WHERE ");
        sql.OfTenant(end, inner, tenant);
        sql.Append(" AND ");
        _links.AppendSame(end.Compared(to), inner, table.Compared(from), alias);
        if (linked.Inner is not null)
        {
            sql.Append(" AND ");
            var outer = _sign;
            _sign = "+";
            Append(linked.Inner, end, inner);
            _sign = outer;
        }

        sql.Append(")");
    }
}
