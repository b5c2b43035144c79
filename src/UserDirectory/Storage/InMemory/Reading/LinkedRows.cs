using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The rows from which links lead to something, as those of the members of an organization: exactly these, found by what the links join,
/// without a record of the links or of the members.
/// </summary>
internal sealed class LinkedRows
{
    private readonly Snapshot _view;
    private readonly Predicate<LinkEnds> _matches;
    private readonly int _start;
    private readonly List<Posting> _links;

    private LinkedRows(AnyLinked condition, Snapshot view, Predicate<LinkEnds> matches, int start, List<Posting> links)
    {
        (Condition, _view, _matches, _start, _links) = (condition, view, matches, start, links);
        foreach (var posting in links)
        {
            Estimate += posting.Count;
        }
    }

    /// <summary>What each of the rows satisfies.</summary>
    public AnyLinked Condition { get; }

    /// <summary>At most how many there are.</summary>
    public double Estimate { get; }

    /// <summary>
    /// Null when the condition on the links asks for more than what they join, or no index leads to those that can satisfy it.
    /// </summary>
    public static LinkedRows? Of(AnyLinked condition, Snapshot view)
    {
        var (link, links) = (condition.Link, RecordType.Of(condition.Link.To));
        return condition.Inner is { } inner && view.IsSettled && link.FromField.IsOwnId && LinkRows.Fits(links)
            && EndCondition.PlaceOf(link.ToField, links) is { } start && Postings(inner, view) is { } postings
            && EndCondition.Of(inner, links, view) is { } matches
                ? new(condition, view, matches, start, postings)
                : null;
    }

    /// <summary>Finds them; to be disposed of.</summary>
    public RowSet Find()
    {
        var rows = _view.NoRows(Condition.Link.From);
        Predicate<DirectoryRecord>? matchesRecord = null;
        foreach (var posting in _links)
        {
            foreach (var slot in posting)
            {
                if (_view.TryReadEnds(slot, out var ends))
                {
                    if (_matches(ends))
                    {
                        rows.Add(ends[_start] - 1);
                    }
                }
                else if (_view.Read(slot) is { } link
                    && (matchesRecord ??= FilterEvaluation.Of(Condition.Inner!, _view))(link)
                    && Condition.Link.ToField.Read(link) is { IsMissing: false } start
                    && _view.FindSlot(Condition.Link.From, start.Id) is { } from)
                {
                    rows.Add(from.Row);
                }
            }
        }

        return rows;
    }

    /// <summary>Their slots, found as they are walked.</summary>
    public IEnumerable<Slot> Slots()
    {
        using var rows = Find();
        for (var i = 0; i < rows.Count; i++)
        {
            yield return _view.SlotAt(Condition.Link.From, rows.Found[i]);
        }
    }

    /// <summary>The links that can satisfy a filter, by an index: the fewest that it has; null when it has none.</summary>
    private static List<Posting>? Postings(Filter filter, Snapshot view) => filter switch
    {
        And and => and.Filters.Select(inner => Postings(inner, view)).OfType<List<Posting>>()
            .OrderBy(postings => postings.Sum(posting => posting.Count)).FirstOrDefault(),
        Comparison { Operator: ComparisonOperator.Equal } equal => Postings(equal.Field, [equal.Value], view),
        InList list => Postings(list.Field, list.Values, view),
        _ => null,
    };

    private static List<Posting>? Postings(Field field, IReadOnlyList<FieldValue> values, Snapshot view)
    {
        var postings = new List<Posting>(values.Count);
        foreach (var value in values)
        {
            if (view.Postings(field, value) is not { } posting)
            {
                return null;
            }

            postings.Add(posting);
        }

        return postings;
    }
}
