using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The slots that a filter can be true for, by an index: never fewer, perhaps more, none twice. Whoever asks evaluates the filter on each.
/// Both parts are of the same indexes, whatever is committed between looking at the one and walking the other.
/// </summary>
/// <param name="Estimate">About how many slots there are.</param>
/// <param name="Slots">The slots, found as they are walked.</param>
internal sealed record Candidates(double Estimate, IEnumerable<Slot> Slots)
{
    /// <summary>How many of them the filter is likely to be true for: all, unless the index knows better.</summary>
    public double Hits { get; init; } = Estimate;

    /// <summary>How many records that do not match a walk along the order may meet before they are walked instead.</summary>
    public double Patience { get; init; } = Estimate;

    /// <summary>The same, where links tell exactly which of them satisfy one condition of the filter.</summary>
    public LinkedRows? Linked { get; init; }

    // A run longer than this is guessed from its place in the index rather than counted.
    private const int LongRun = 128;

    /// <summary>The fewest that an index gives for a filter; null when none helps.</summary>
    public static Candidates? Of(Filter? filter, Snapshot view) => filter switch
    {
        And and => Fewest(and.Filters, view),
        Or or => Union(or.Filters.Select(inner => Of(inner, view))),
        InList list => Union(list.Values.Select(value => OfValue(list.Field, value, view))),
        Comparison { Operator: ComparisonOperator.Equal } equal => OfValue(equal.Field, equal.Value, view),
        Comparison word when IsWord(word) => OfWords([word], view),
        Comparison { Operator: ComparisonOperator.Contains or ComparisonOperator.EndsWith } => null,
        Comparison { Field: var field } => OfRange(field, SortRange.Of(filter, field), view),
        Present { Field: var field } => OfRange(field, SortRange.Of(filter, field), view),
        Under under => OfUnder(under, view),
        AnyLinked linked when LinkedRows.Of(linked, view) is { } rows => new(rows.Estimate, rows.Slots()) { Linked = rows },
        AnyLinked { Inner: { } inner, Link: var link } => OfLinked(link, inner, view),
        _ => null,
    };

    private static Candidates? Fewest(IReadOnlyList<Filter> filters, Snapshot view)
    {
        // Words together: they lead to fewer than each by itself.
        var fewest = OfWords([.. filters.OfType<Comparison>().Where(IsWord)], view);
        for (var i = 0; i < filters.Count; i++)
        {
            if (!(filters[i] is Comparison comparison && IsWord(comparison)) && Of(filters[i], view) is { } found
                && (fewest is null || found.Estimate < fewest.Estimate))
            {
                fewest = found;
            }
        }

        return fewest;
    }

    private static bool IsWord(Comparison comparison) => comparison is { Operator: ComparisonOperator.Contains, Field.IsDerived: true };

    // A type has one search text.
    private static Candidates? OfWords(IReadOnlyList<Comparison> words, Snapshot view) =>
        words.Count == 0 ? null : view.SearchIn(words[0].Field)?.Find(words.Select(word => word.Value.Text!));

    /// <summary>All of them together; null when no index helps with one.</summary>
    private static Candidates? Union(IEnumerable<Candidates?> parts)
    {
        var all = parts.ToList();
        return all.Contains(null) ? null : new(all.Sum(part => part!.Estimate), all.SelectMany(part => part!.Slots).Distinct());
    }

    private static Candidates? OfValue(Field field, FieldValue value, Snapshot view)
    {
        if (field.IsOwnId)
        {
            return new(1, view.FindSlot(field.Record, value.Id) is { } slot ? [slot] : []);
        }

        return view.Postings(field, value) is { } posting
            ? new(posting.Count, posting.Slots())
            : OfRange(field, new(SortKey.Of(value), SortKey.Of(value)), view);
    }

    /// <summary>A slot may stand in a range more than once, for its older records.</summary>
    private static Candidates? OfRange(Field field, SortRange range, Snapshot view)
    {
        if (range == SortRange.Everything || view.SortedBy(field) is not { } index)
        {
            return null;
        }

        // A short run, as an equal value mostly is, has then been found and need not be sought again.
        var start = index.Seek(range.Low, Guid.Empty);
        var found = Walk(index, start, range).Take(LongRun + 1).ToList();
        if (found.Count <= LongRun)
        {
            return new(found.Count, found.Count < 2 ? found : found.Distinct());
        }

        var end = range.High is { } high ? index.SeekAfter(high).Share : 1;
        return new(Math.Max(LongRun, (end - start.Share) * index.Count), Walk(index, start, range).Distinct());
    }

    private static IEnumerable<Slot> Walk(SortedIndex index, SortCursor cursor, SortRange range)
    {
        while (cursor.MoveNext() && cursor.Current.Key.CompareTo(range.High) <= 0)
        {
            yield return index.SlotOf(cursor.Current);
        }
    }

    private static Candidates? OfUnder(Under under, Snapshot view)
    {
        Field ancestors = under.Tree == RecordKind.Organization ? OrganizationFields.AncestorIds : GroupFields.AncestorIds;
        var tree = view.Postings(ancestors, under.Id)!.Value.Slots()
            .Select(view.Read).Where(below => below is not null).Select(below => below!.Id).Prepend(under.Id);
        return Union(tree.Select(id => OfValue(under.Field, id, view)));
    }

    private static Candidates? OfLinked(Link link, Filter inner, Snapshot view)
    {
        var canLookUp = link.FromField.IsOwnId || PostingIndex.Fits(link.FromField);
        return canLookUp && Of(inner, view) is { } ends ? new(ends.Estimate, Starts(link, ends.Slots, view).Distinct()) : null;
    }

    private static IEnumerable<Slot> Starts(Link link, IEnumerable<Slot> ends, Snapshot view)
    {
        foreach (var slot in ends)
        {
            if (view.Read(slot, link.ToField) is { IsMissing: false } value)
            {
                if (link.FromField.IsOwnId)
                {
                    if (view.FindSlot(link.From, value.Id) is { } one)
                    {
                        yield return one;
                    }

                    continue;
                }

                foreach (var start in view.Postings(link.FromField, value)!.Value.Slots())
                {
                    yield return start;
                }
            }
        }
    }
}
