using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Answers a query from records that are all known, as a store would; what stands on records that are not known it leaves to the store.
/// </summary>
internal readonly struct KnownQuery(ReadSet known)
{
    /// <summary>The page; null when the condition stands on a record that is not known.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="candidates">Records among which all are that satisfy the condition.</param>
    public Page<T>? Answer<T>(Query<T> query, IReadOnlyCollection<DirectoryRecord> candidates)
        where T : DirectoryRecord
    {
        var found = new List<DirectoryRecord>(candidates.Count);
        foreach (var record in candidates)
        {
            switch (query.Where is null ? true : Satisfies(query.Where, record))
            {
                case null:
                    return null;
                case true:
                    found.Add(record);
                    break;
            }
        }

        var order = new RecordOrder(query.OrderBy, RecordType.Of<T>().Kind);
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

    private bool? Satisfies(Filter filter, DirectoryRecord record) => filter switch
    {
        And and => Each(and.Filters, record, endsAt: false),
        Or or => Each(or.Filters, record, endsAt: true),
        Not not => !Satisfies(not.Inner, record),
        Comparison comparison => FieldConditions.IsSatisfied(comparison, record),
        InList list => FieldConditions.IsSatisfied(list, record),
        Present present => FieldConditions.IsPresent(present.Field, record),
        Under under => IsUnder(under, record),
        AnyLinked { Link: { ToField.IsOwnId: true } link, Inner: { } inner } => IsLinked(link, inner, record),
        _ => null,
    };

    private bool? Each(IReadOnlyList<Filter> filters, DirectoryRecord record, bool endsAt)
    {
        bool? all = !endsAt;
        foreach (var filter in filters)
        {
            var one = Satisfies(filter, record);
            if (one == endsAt)
            {
                return endsAt;
            }

            all = one is null ? null : all;
        }

        return all;
    }

    private bool? IsUnder(Under under, DirectoryRecord record)
    {
        var value = under.Field.Read(record);
        return value.IsMissing ? false
            : value.Id == under.Id ? true
            : known.TryGet(under.Tree, value.Id, out var stands) ? OverlayFilter.AncestorsOf(stands).Contains(under.Id)
            : null;
    }

    private bool? IsLinked(Link link, Filter inner, DirectoryRecord record)
    {
        var value = link.FromField.Read(record);
        return value.IsMissing ? false
            : !known.TryGet(link.To, value.Id, out var end) ? null
            : end is null ? false
            : Satisfies(inner, end);
    }
}
