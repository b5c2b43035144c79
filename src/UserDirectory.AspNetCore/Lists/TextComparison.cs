using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The condition that clients write most, each time with another value: one property of text compared with one text. Its tokens say all of
/// it, so the library, which takes some twenty microseconds, is not asked. Pure.
/// </summary>
internal static class TextComparison
{
    /// <summary>The condition; null when it is another one.</summary>
    public static Filter? Find(List<ListToken> tokens) =>
        tokens is [{ Property: { Kind: FieldKind.Text } property }, { Kind: ListTokenKind.Comparison } comparison,
        { Kind: ListTokenKind.Text } text]
        && OperatorOf(comparison.Text) is { } @operator
            ? PropertyConditions.Compare(property, @operator, text.Unquoted)
            : null;

    private static ComparisonOperator? OperatorOf(string word) => word switch
    {
        "eq" => ComparisonOperator.Equal,
        "ne" => ComparisonOperator.NotEqual,
        "gt" => ComparisonOperator.GreaterThan,
        "ge" => ComparisonOperator.GreaterThanOrEqual,
        "lt" => ComparisonOperator.LessThan,
        "le" => ComparisonOperator.LessThanOrEqual,
        _ => null,
    };
}
