using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// One query, checked when it is made. Takes the cheaper way: along the order until the page is full, or through what indexes say can
/// match.
/// </summary>
internal sealed class QueryRun<T> : SnapshotRead<Page<T>>
    where T : DirectoryRecord
{
    private const int LeastPatience = 64;

    private static readonly RecordKind s_kind = RecordType.Of<T>().Kind;

    private readonly Query<T> _query;
    private readonly RecordOrder _order;
    private readonly CancellationToken _cancellation;

    /// <exception cref="ArgumentException">The query names fields of another record type, a field that cannot be sorted by, or a page
    /// outside the limits.</exception>
    /// <exception cref="NotSupportedException">The filter has a node that is not of the closed list.</exception>
    public QueryRun(Query<T> query, CancellationToken cancellationToken)
    {
        QueryCheck.Check(query);
        _query = query;
        _cancellation = cancellationToken;
        _order = new RecordOrder(query.OrderBy, s_kind);
    }

    public Page<T> Empty => new([]) { Total = _query.IncludeTotal ? 0 : null };

    public override Page<T> Of(Snapshot view)
    {
        var candidates = Candidates.Of(_query.Where, view);
        return WalkOf(view, candidates) is { } walk && Along(walk, view, PatienceFor(view, candidates)) is { } page
            ? page
            : Through([(candidates?.Estimate <= view.Count(s_kind) ? candidates.Slots : view.Slots(s_kind), view)]);
    }

    /// <summary>The page of slots, each in its own state.</summary>
    public Page<T> Through(IEnumerable<(IEnumerable<Slot> Slots, Snapshot View)> sources)
    {
        var page = new PageOf<T>(_query, _order);
        foreach (var (slots, view) in sources)
        {
            var condition = ConditionIn(view);
            foreach (var slot in slots)
            {
                if (view.Read(slot) is { } record && Matches(condition, record))
                {
                    page.Add(record);
                }
            }
        }

        return page.Make();
    }

    private Predicate<DirectoryRecord>? ConditionIn(Snapshot view) => _query.Where is null ? null : FilterEvaluation.Of(_query.Where, view);

    private bool Matches(Predicate<DirectoryRecord>? condition, DirectoryRecord record)
    {
        _cancellation.ThrowIfCancellationRequested();
        return condition is null || condition(record);
    }

    /// <summary>A walk along the order, when an index gives it and it is likely to visit fewer records than the candidates are.</summary>
    private OrderWalk? WalkOf(Snapshot view, Candidates? candidates)
    {
        var mustCount = _query.IncludeTotal && _query.Where is not null;
        if (mustCount || _order.Leading is not { } sort || WalkCost(view, candidates?.Hits) >= candidates?.Estimate
            || view.SortedBy(sort.Field) is not { } index)
        {
            return null;
        }

        var after = _query.After is { } position
            ? (SortKey.Of(index.IsById ? position.Id : position.Values[0]), position.Id)
            : ((SortKey, Guid)?)null;
        return new(index, view, SortRange.Of(_query.Where, sort.Field), sort.IsDescending, after);
    }

    /// <summary>How many records a walk is likely to visit until the page is full, if those that match are spread evenly.</summary>
    private double WalkCost(Snapshot view, double? hits)
    {
        double count = view.Count(s_kind);
        return hits is { } found ? Math.Min(count, (_query.Skip + _query.Take + 1.0) * count / Math.Max(1, found)) : count;
    }

    /// <summary>
    /// After how many records in vain a walk gives up: what matches may be rare, or all at the far end. Walking the candidates in the order
    /// in which they lie in memory is several times faster, so giving up early costs little and never giving up could cost much.
    /// </summary>
    private double PatienceFor(Snapshot view, Candidates? candidates) =>
        _query.Where is null ? double.PositiveInfinity : Math.Max(LeastPatience, candidates?.Patience ?? view.Count(s_kind) / 8);

    private Page<T>? Along(OrderWalk walk, Snapshot view, double patience)
    {
        var condition = ConditionIn(view);
        var items = new List<T>(Math.Min(_query.Take, 100));
        var skipped = 0;
        var hasMore = false;
        while (!hasMore && walk.MoveNext())
        {
            if (walk.Read() is not { } record || !Matches(condition, record))
            {
                if (--patience < 0)
                {
                    return null;
                }

                continue;
            }

            if (skipped < _query.Skip)
            {
                skipped++;
            }
            else if (items.Count < _query.Take)
            {
                items.Add((T)record);
            }
            else
            {
                hasMore = true;
            }
        }

        return new(items) { Total = _query.IncludeTotal ? view.Count(s_kind) : null, HasMore = hasMore };
    }
}
