using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Finds by indexes the slots that a filter can be true for: never fewer, perhaps more, none twice. Whoever asks evaluates the filter on each.
/// </summary>
internal sealed class Candidates(Snapshot view)
{
    /// <summary>The estimate of a filter that no index helps with.</summary>
    public const long Unknown = long.MaxValue;

    // A run longer than this is guessed from its place in the index rather than counted.
    private const int LongRun = 128;

    /// <summary>About how many slots <see cref="Of"/> gives.</summary>
    public long Estimate(Filter? filter) => filter switch
    {
        And and => and.Filters.Count == 0 ? Unknown : and.Filters.Min(Estimate),
        Or or => or.Filters.Aggregate(0L, (sum, inner) => Sum(sum, Estimate(inner))),
        Comparison { Operator: ComparisonOperator.Equal } equal => EstimateValue(equal.Field, equal.Value),
        InList list => list.Values.Aggregate(0L, (sum, value) => Sum(sum, EstimateValue(list.Field, value))),
        Comparison { Operator: ComparisonOperator.Contains or ComparisonOperator.EndsWith } => Unknown,
        Comparison { Field: var field } => EstimateRange(field, SortRange.Of(filter, field)),
        Present { Field: var field } => EstimateRange(field, SortRange.Of(filter, field)),
        Under under => EstimateUnder(under),
        AnyLinked { Inner: { } inner, Link: var link } => CanLookUp(link.FromField) ? Estimate(inner) : Unknown,
        _ => Unknown,
    };

    /// <summary>The slots; only for a filter with an estimate.</summary>
    public IEnumerable<Slot> Of(Filter filter) => filter switch
    {
        And and => Of(and.Filters.OrderBy(Estimate).ThenBy(inner => inner is not Comparison).First()),
        Or or => or.Filters.SelectMany(Of).Distinct(),
        Comparison { Operator: ComparisonOperator.Equal } equal => OfValue(equal.Field, equal.Value),
        InList list => list.Values.SelectMany(value => OfValue(list.Field, value)).Distinct(),
        Comparison { Field: var field } => OfRange(field, SortRange.Of(filter, field)),
        Present { Field: var field } => OfRange(field, SortRange.Of(filter, field)),
        Under under => OfUnder(under).Distinct(),
        AnyLinked { Inner: { } inner, Link: var link } => OfLinked(link, inner).Distinct(),
        _ => throw new NotSupportedException($"No index helps with {filter.GetType()}."),
    };

    private static long Sum(long left, long right) => left == Unknown || right == Unknown ? Unknown : left + right;

    private static bool IsOwnId(Field field) => ReferenceEquals(field, RecordType.Of(field.Record).Fields[0]);

    private static Field AncestorsOf(RecordKind tree) => tree == RecordKind.Organization ? OrganizationFields.AncestorIds : GroupFields.AncestorIds;

    private bool CanLookUp(Field field) => IsOwnId(field) || view.Postings(field, FieldValue.Of(Guid.Empty)) is not null;

    private long EstimateValue(Field field, FieldValue value)
    {
        if (IsOwnId(field))
        {
            return 1;
        }

        return view.Postings(field, value)?.Count ?? EstimateRange(field, new(SortKey.Of(value), SortKey.Of(value)));
    }

    private IEnumerable<Slot> OfValue(Field field, FieldValue value)
    {
        if (IsOwnId(field))
        {
            return view.FindSlot(field.Record, value.Id) is { } slot ? [slot] : [];
        }

        return view.Postings(field, value)?.Slots() ?? OfRange(field, new(SortKey.Of(value), SortKey.Of(value)));
    }

    private long EstimateRange(Field field, SortRange range)
    {
        if (range == SortRange.Everything || view.SortedBy(field) is not { } index)
        {
            return Unknown;
        }

        var cursor = index.Seek(range.Low, Guid.Empty);
        var low = cursor.Share;
        for (var count = 0; count < LongRun; count++)
        {
            if (!cursor.MoveNext() || cursor.Current.Key.CompareTo(range.High) > 0)
            {
                return count;
            }
        }

        var high = range.High is { } end ? index.Seek(end, Guid.Empty).Share : 1;
        return Math.Max(LongRun, (long)((high - low) * index.Count));
    }

    // A slot may stand in a range more than once, for its older records. The first record of a type may be written between the estimate (nothing of the type, so nothing to
    // give) and this: then there is no index yet, and the few slots that there are by now are all given.
    private IEnumerable<Slot> OfRange(Field field, SortRange range) =>
        view.SortedBy(field) is { } index ? Walk(index, range).Distinct() : view.Slots(field.Record);

    private static IEnumerable<Slot> Walk(SortedIndex index, SortRange range)
    {
        var cursor = index.Seek(range.Low, Guid.Empty);
        while (cursor.MoveNext() && cursor.Current.Key.CompareTo(range.High) <= 0)
        {
            yield return cursor.Current.Slot;
        }
    }

    private long EstimateUnder(Under under)
    {
        var below = view.Postings(AncestorsOf(under.Tree), under.Id)!.Value;
        return IsOwnId(under.Field) ? below.Count + 1 : TreeOf(under, below).Aggregate(0L, (sum, id) => Sum(sum, EstimateValue(under.Field, id)));
    }

    private IEnumerable<Slot> OfUnder(Under under)
    {
        var below = view.Postings(AncestorsOf(under.Tree), under.Id)!.Value;
        return TreeOf(under, below).SelectMany(id => OfValue(under.Field, id));
    }

    private static IEnumerable<Guid> TreeOf(Under under, Posting below) => below.Slots().Select(slot => slot.Id).Prepend(under.Id);

    private IEnumerable<Slot> OfLinked(Link link, Filter inner)
    {
        foreach (var slot in Of(inner))
        {
            if (view.Read(slot) is { } end && link.ToField.Read(end) is { IsMissing: false } value)
            {
                foreach (var start in OfValue(link.FromField, value))
                {
                    yield return start;
                }
            }
        }
    }
}
