using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The condition to come after a position in an order: the same in the first steps, and behind in the next. Missing values come first, last
/// when descending.
/// </summary>
internal static class SeekSql
{
    public static void Append(SqlText sql, Table table, string alias, IReadOnlyList<Sort> orderBy, SeekPosition after)
    {
        if (orderBy.Count > 0 && orderBy[0] is { IsDescending: false } first && !after.Values[0].IsMissing)
        {
            // Said by what follows too, but so that an index can begin there.
            sql.Column(alias, table.Compared(first.Field)).Append(" >= ").Value(after.Values[0]).Append(" AND ");
        }

        sql.Append("(");
        for (var i = 0; i < orderBy.Count; i++)
        {
            AppendSame(sql, table, alias, orderBy, after, i);
            AppendBehind(sql, $"{alias}.{table.Compared(orderBy[i].Field).Sql}", after.Values[i], orderBy[i].IsDescending);
            sql.Append(" OR ");
        }

        AppendSame(sql, table, alias, orderBy, after, orderBy.Count);
        sql.Append($"{alias}.\"id\"").Append(orderBy.Count > 0 && orderBy[^1].IsDescending ? " < " : " > ").Value(after.Id).Append(")");
    }

    private static void AppendSame(SqlText sql, Table table, string alias, IReadOnlyList<Sort> orderBy, SeekPosition after, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            sql.Column(alias, table.Compared(orderBy[i].Field));
            _ = after.Values[i].IsMissing ? sql.Append(" IS NULL") : sql.Append(" = ").Value(after.Values[i]);
            sql.Append(" AND ");
        }
    }

    private static void AppendBehind(SqlText sql, string value, FieldValue than, bool isDescending)
    {
        if (than.IsMissing)
        {
            // Ascending, all that have a value come after those that have none; descending, nothing does.
            sql.Append(isDescending ? "1=0" : $"{value} IS NOT NULL");
        }
        else if (isDescending)
        {
            sql.Append($"({value} < ").Value(than).Append($" OR {value} IS NULL)");
        }
        else
        {
            sql.Append($"{value} > ").Value(than);
        }
    }
}
