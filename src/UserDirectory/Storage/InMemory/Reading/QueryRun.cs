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

    // A walk passes over so many records that are not sought in the time in which one that is would be read and put in order.
    private const int PassedWhileOneIsRead = 20;

    // So many links are walked in the time in which a record would be asked for them.
    private const double LinksWhileOneIsAsked = 20;

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
        if (WalkOf(view, candidates) is { } walk && Along(walk, view, PatienceFor(view, candidates)) is { } page)
        {
            return page;
        }

        return candidates?.Linked is { } linked && linked.Estimate <= view.Count(s_kind) * LinksWhileOneIsAsked
            ? Among(linked, view)
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

    /// <summary>
    /// The page of what links lead from, found first: then along the order, passing over all else without reading it, when that is likely
    /// to be over sooner; or else by reading each.
    /// </summary>
    private Page<T> Among(LinkedRows linked, Snapshot view)
    {
        using var rows = linked.Find();
        var rest = Without(linked.Condition);
        if (rest is null && _query is { Take: 0, After: null })
        {
            return new([]) { Total = _query.IncludeTotal ? rows.Count : null, HasMore = rows.Count > _query.Skip };
        }

        var condition = rest is null ? null : FilterEvaluation.Of(rest, view);
        var patience = (double)rows.Count * PassedWhileOneIsRead;
        if ((rest is null || !_query.IncludeTotal) && WalkCost(view, rows.Count) < patience && WalkOf(view) is { } walk
            && Along(walk, view, patience, condition, rows) is { } page)
        {
            return page with { Total = _query.IncludeTotal ? rows.Count : null };
        }

        var gathered = new PageOf<T>(_query, _order);
        foreach (var row in rows.Found)
        {
            if (view.Read(view.SlotAt(s_kind, row)) is { } record && Matches(condition, record))
            {
                gathered.Add(record);
            }
        }

        return gathered.Make();
    }

    /// <summary>What the filter asks besides a condition that stands in it; null for nothing.</summary>
    private And? Without(AnyLinked condition) => ReferenceEquals(_query.Where, condition) || _query.Where is not And and
        ? null
        : new And([.. and.Filters.Where(filter => !ReferenceEquals(filter, condition))]);

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
        return mustCount || WalkCost(view, candidates?.Hits) >= candidates?.Estimate ? null : WalkOf(view);
    }

    /// <summary>A walk along the order; null when no index gives it.</summary>
    private OrderWalk? WalkOf(Snapshot view)
    {
        if (_order.Leading is not { } sort || view.SortedBy(sort.Field) is not { } index)
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

    private Page<T>? Along(OrderWalk walk, Snapshot view, double patience) => Along(walk, view, patience, ConditionIn(view), among: null);

    private Page<T>? Along(OrderWalk walk, Snapshot view, double patience, Predicate<DirectoryRecord>? condition, RowSet? among)
    {
        var items = new List<T>(Math.Min(_query.Take, 100));
        var skipped = 0;
        var hasMore = false;
        while (!hasMore)
        {
            patience -= among is null ? 0 : walk.PassOver(among);
            if (!walk.MoveNext())
            {
                break;
            }

            if (among?.Contains(walk.Row) == false || walk.Read() is not { } record || !Matches(condition, record))
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
