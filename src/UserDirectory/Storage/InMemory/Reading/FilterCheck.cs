using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Refuses a filter or an order that does not fit the record type, before anything is evaluated.</summary>
internal static class FilterCheck
{
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
                throw new NotSupportedException($"The in-memory store does not know the filter {filter.GetType()}.");
        }
    }

    /// <exception cref="ArgumentException">A field is of another record type or cannot be sorted by.</exception>
    public static void Check(IReadOnlyList<Sort> order, RecordKind kind)
    {
        foreach (var sort in order)
        {
            CheckField(sort.Field, kind);
            if (!sort.Field.IsSortable)
            {
                throw new ArgumentException($"Lists cannot be sorted by '{sort.Field.Name}'.", nameof(order));
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
