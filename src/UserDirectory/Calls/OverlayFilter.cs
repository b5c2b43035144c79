using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Whether a record that is not stored yet satisfies a filter on its own fields, as decisions make them. Pure.</summary>
internal static class OverlayFilter
{
    public static bool Matches(Filter filter, DirectoryRecord record) => filter switch
    {
        And and => and.Filters.All(inner => Matches(inner, record)),
        Or or => or.Filters.Any(inner => Matches(inner, record)),
        Not not => !Matches(not.Inner, record),
        Comparison { Operator: ComparisonOperator.NotEqual } comparison =>
            !comparison.Field.ReadMany(record).Any(value => Satisfies(value, ComparisonOperator.Equal, comparison.Value)),
        Comparison comparison => comparison.Field.ReadMany(record).Any(value => Satisfies(value, comparison.Operator, comparison.Value)),
        InList list => list.Field.ReadMany(record).Any(list.Includes),
        Present present => present.Field.ReadMany(record).Any(),
        _ => throw new NotSupportedException($"A decision over records that are not stored yet does not know the filter {filter.GetType()}."),
    };

    /// <summary>The account that every record which satisfies the filter belongs to; null when the filter does not say.</summary>
    public static Guid? UserOf(Filter? filter) => filter switch
    {
        Comparison { Operator: ComparisonOperator.Equal, Field.Refers: RecordKind.User } comparison => comparison.Value.Id,
        And and => and.Filters.Select(UserOf).FirstOrDefault(user => user is not null),
        _ => null,
    };

    private static bool Satisfies(FieldValue value, ComparisonOperator @operator, FieldValue operand) => @operator switch
    {
        ComparisonOperator.Equal => value.Equals(operand),
        ComparisonOperator.LessThan => value < operand,
        ComparisonOperator.LessThanOrEqual => value <= operand,
        ComparisonOperator.GreaterThan => value > operand,
        ComparisonOperator.GreaterThanOrEqual => value >= operand,
        _ => throw new NotSupportedException($"A decision over records that are not stored yet does not know the operator {@operator}."),
    };
}
