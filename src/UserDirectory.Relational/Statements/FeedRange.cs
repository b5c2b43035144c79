using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>The numbers of the changes that can be asked for, both ends included: so much of a feed is read at most. Immutable.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest.</param>
internal readonly record struct FeedRange(long From, long To)
{
    /// <summary>All of the feed.</summary>
    public static FeedRange All { get; } = new(1, long.MaxValue);

    /// <summary>The range of what a page asks for, which may have more than satisfies its condition.</summary>
    /// <param name="where">The condition; null for all.</param>
    /// <param name="orderBy">The order.</param>
    /// <param name="after">Where the page starts; null at the beginning.</param>
    public static FeedRange Of(Filter? where, IReadOnlyList<Sort> orderBy, SeekPosition? after)
    {
        var range = where is null ? All : Of(where);
        if (after is null || orderBy is not [var first, ..] || first.Field != ChangeFields.Number)
        {
            return range;
        }

        var last = after.Values[0].Number;
        return range.And(first.IsDescending ? All with { To = last } : All with { From = last });
    }

    private static FeedRange Of(Filter where) => where switch
    {
        And and => and.Filters.Aggregate(All, (range, each) => range.And(Of(each))),
        Comparison comparison when comparison.Field == ChangeFields.Number => Of(comparison.Operator, comparison.Value.Number),
        _ => All,
    };

    private static FeedRange Of(ComparisonOperator @operator, long number) => @operator switch
    {
        ComparisonOperator.Equal => new(number, number),
        ComparisonOperator.GreaterThan or ComparisonOperator.GreaterThanOrEqual => All with { From = number },
        ComparisonOperator.LessThan or ComparisonOperator.LessThanOrEqual => All with { To = number },
        _ => All,
    };

    private FeedRange And(FeedRange other) => new(Math.Max(From, other.From), Math.Min(To, other.To));
}
