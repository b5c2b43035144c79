using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// What a provider checks of a query before it evaluates anything, so that every provider refuses the same with the same words: fields and
/// links of other record types, nodes that are not of the closed list, pages outside the limits. Stateless and thread-safe.
/// </summary>
public static class QueryCheck
{
    /// <summary>Refuses a query that no provider answers.</summary>
    /// <exception cref="ArgumentException">It names fields of another record type, a field that cannot be sorted by, or a page outside
    /// the limits.</exception>
    /// <exception cref="NotSupportedException">Its filter has a node that is not of the closed list.</exception>
    public static void Check<T>(Query<T> query)
        where T : DirectoryRecord
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, Query<T>.LargestTake);
        var kind = RecordType.Of<T>().Kind;
        Check(query.Where, kind);
        Check(query.OrderBy, kind);
        if (query.After is { } after && after.Values.Count != query.OrderBy.Count)
        {
            throw new ArgumentException("The position has not one value for each sort step.", nameof(query));
        }
    }

    /// <summary>Refuses a filter that does not fit a record type; null fits each.</summary>
    /// <exception cref="ArgumentException">A field or link is of another record type.</exception>
    /// <exception cref="NotSupportedException">A node is not of the closed list.</exception>
    public static void Check(Filter? filter, RecordKind kind)
    {
        switch (filter)
        {
            case null:
                return;
            case And and:
                CheckAll(and.Filters, kind);
                return;
            case Or or:
                CheckAll(or.Filters, kind);
                return;
            case Not not:
                Check(not.Inner ?? throw new ArgumentException("A complement needs a condition.", nameof(filter)), kind);
                return;
            case Comparison comparison:
                CheckField(comparison.Field, kind);
                return;
            case InList list:
                CheckField(list.Field, kind);
                return;
            case Present present:
                CheckField(present.Field, kind);
                return;
            case Under under:
                CheckField(under.Field, kind);
                return;
            case AnyLinked linked:
                CheckLink(linked.Link, kind);
                Check(linked.Inner, linked.Link.To);
                return;
            default:
                throw new NotSupportedException($"There is no filter {filter.GetType()}.");
        }
    }

    /// <summary>Refuses an order that does not fit a record type; an empty one fits each.</summary>
    /// <exception cref="ArgumentException">A field is of another record type or cannot be sorted by.</exception>
    public static void Check(IReadOnlyList<Sort> order, RecordKind kind)
    {
        ArgumentNullException.ThrowIfNull(order);
        for (var i = 0; i < order.Count; i++)
        {
            var field = order[i].Field;
            CheckField(field, kind);
            if (!field.IsSortable)
            {
                throw new ArgumentException($"Lists cannot be sorted by '{field.Name}'.", nameof(order));
            }
        }
    }

    private static void CheckAll(IReadOnlyList<Filter> filters, RecordKind kind)
    {
        foreach (var filter in filters)
        {
            Check(filter ?? throw new ArgumentException("A condition is null.", nameof(filters)), kind);
        }
    }

    private static void CheckField(Field field, RecordKind kind)
    {
        if (field.Record != kind)
        {
            throw new ArgumentException($"'{field}' is not a field of {kind}.", nameof(field));
        }
    }

    private static void CheckLink(Link link, RecordKind kind)
    {
        if (link.From != kind)
        {
            throw new ArgumentException($"'{link}' is not a link of {kind}.", nameof(link));
        }
    }
}
