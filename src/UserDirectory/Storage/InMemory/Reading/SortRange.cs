using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Which part of a sorted index can satisfy a filter: never less, perhaps more. Both ends are included.</summary>
/// <param name="Low">The least key.</param>
/// <param name="High">The greatest; null when there is none.</param>
internal readonly record struct SortRange(SortKey Low, SortKey? High)
{
    public static SortRange Everything => default;

    /// <summary>What a filter leaves of a field's order.</summary>
    public static SortRange Of(Filter? filter, Field field)
    {
        switch (filter)
        {
            case And and:
                var range = Everything;
                foreach (var condition in and.Filters)
                {
                    range = range.And(Of(condition, field));
                }

                return range;
            case Comparison comparison when ReferenceEquals(comparison.Field, field):
                return Of(comparison);
            case Present present when ReferenceEquals(present.Field, field):
                return new(SortKey.LeastOf(field.Kind), null);
            default:
                return Everything;
        }
    }

    private static SortRange Of(Comparison comparison)
    {
        var key = SortKey.Of(comparison.Value);
        return comparison.Operator switch
        {
            ComparisonOperator.Equal => new(key, key),
            ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual => new(SortKey.LeastOf(comparison.Field.Kind), key),
            ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual => new(key, null),
            ComparisonOperator.StartsWith => new(key, SortKey.AfterPrefix(comparison.Value.Text!)),
            ComparisonOperator.Contains or ComparisonOperator.EndsWith => new(SortKey.LeastOf(comparison.Field.Kind), null),
            _ => Everything,
        };
    }

    private SortRange And(SortRange other)
    {
        var low = Low.CompareTo(other.Low) >= 0 ? Low : other.Low;
        if (High is not { } high || (other.High is { } less && less.CompareTo(high) < 0))
        {
            return new(low, other.High);
        }

        return new(low, high);
    }
}
