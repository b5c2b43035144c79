using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Answers a query from records that are all known, as a store would; what stands on other records it leaves to the store. Pure.</summary>
internal static class KnownQuery
{
    /// <summary>The page; null when the condition stands on other records.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="candidates">Records among which all are that satisfy the condition.</param>
    public static Page<T>? Answer<T>(Query<T> query, IReadOnlyCollection<DirectoryRecord> candidates)
        where T : DirectoryRecord
    {
        if (query.Where is not null && !IsSimple(query.Where))
        {
            return null;
        }

        var order = new RecordOrder(query.OrderBy, RecordType.Of<T>().Kind);
        List<DirectoryRecord> found = [.. candidates.Where(record => query.Where is null || Satisfies(query.Where, record))];
        var total = found.Count;
        if (query.After is { } after)
        {
            found.RemoveAll(record => !order.IsAfter(record, after));
        }

        found.Sort(order);
        return new([.. found.Skip(query.Skip).Take(query.Take).Cast<T>()])
        {
            Total = query.IncludeTotal ? total : null,
            HasMore = found.Count > (long)query.Skip + query.Take,
        };
    }

    /// <summary>Whether a condition is about nothing but the record's own fields.</summary>
    public static bool IsSimple(Filter filter) => filter switch
    {
        And and => and.Filters.All(IsSimple),
        Or or => or.Filters.All(IsSimple),
        Not not => IsSimple(not.Inner),
        Comparison or InList or Present => true,
        _ => false,
    };

    private static bool Satisfies(Filter filter, DirectoryRecord record) => filter switch
    {
        And and => and.Filters.All(inner => Satisfies(inner, record)),
        Or or => or.Filters.Any(inner => Satisfies(inner, record)),
        Not not => !Satisfies(not.Inner, record),
        Comparison comparison => FieldConditions.IsSatisfied(comparison, record),
        InList list => FieldConditions.IsSatisfied(list, record),
        Present present => FieldConditions.IsPresent(present.Field, record),
        _ => throw new NotSupportedException($"{filter.GetType()} stands on other records."),
    };
}
