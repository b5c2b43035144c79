using UserDirectory.Queries;

namespace UserDirectory.Relational;

/// <summary>Comparisons of a value by its order or by parts of its text.</summary>
internal static class ComparisonSql
{
    /// <param name="sql">The statement.</param>
    /// <param name="value">The value, as an expression.</param>
    /// <param name="comparison">What it is compared with, and how.</param>
    public static void Append(SqlText sql, string value, Comparison comparison)
    {
        switch (comparison.Operator)
        {
            case ComparisonOperator.LessThan:
                sql.Append(value).Append(" < ").Value(comparison.Value);
                break;
            case ComparisonOperator.LessThanOrEqual:
                sql.Append(value).Append(" <= ").Value(comparison.Value);
                break;
            case ComparisonOperator.GreaterThan:
                sql.Append(value).Append(" > ").Value(comparison.Value);
                break;
            case ComparisonOperator.GreaterThanOrEqual:
                sql.Append(value).Append(" >= ").Value(comparison.Value);
                break;
            case ComparisonOperator.Contains or ComparisonOperator.StartsWith or ComparisonOperator.EndsWith:
                AppendTextMatch(sql, value, comparison.Operator, comparison.Value.Text!);
                break;
            default:
                throw new NotSupportedException($"There is no operator {comparison.Operator}.");
        }
    }

    private static void AppendTextMatch(SqlText sql, string value, ComparisonOperator @operator, string text)
    {
        if (text.Length == 0)
        {
            sql.Append(value).Append(" IS NOT NULL");
        }
        else
        {
            sql.Dialect.AppendTextMatch(sql, value, @operator, text);
        }
    }
}
