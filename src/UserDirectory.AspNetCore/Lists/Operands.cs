using Microsoft.OData.UriParser;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>The library's operators as the core's, and its nodes without what it put around them. Pure.</summary>
internal static class Operands
{
    /// <summary>The node that conversions stand around.</summary>
    public static QueryNode Unconverted(QueryNode node)
    {
        while (node is ConvertNode convert)
        {
            node = convert.Source;
        }

        return node;
    }

    /// <exception cref="ListQueryException">It compares nothing.</exception>
    public static ComparisonOperator Operator(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => ComparisonOperator.Equal,
        BinaryOperatorKind.NotEqual => ComparisonOperator.NotEqual,
        BinaryOperatorKind.GreaterThan => ComparisonOperator.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual => ComparisonOperator.GreaterThanOrEqual,
        BinaryOperatorKind.LessThan => ComparisonOperator.LessThan,
        BinaryOperatorKind.LessThanOrEqual => ComparisonOperator.LessThanOrEqual,
        _ => throw FilterFault.Unsupported("Arithmetic is not supported."),
    };

    /// <summary>The operator that says the same with the sides exchanged.</summary>
    public static ComparisonOperator Turned(ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.GreaterThan => ComparisonOperator.LessThan,
        ComparisonOperator.GreaterThanOrEqual => ComparisonOperator.LessThanOrEqual,
        ComparisonOperator.LessThan => ComparisonOperator.GreaterThan,
        ComparisonOperator.LessThanOrEqual => ComparisonOperator.GreaterThanOrEqual,
        _ => @operator,
    };
}
