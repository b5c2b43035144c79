using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>The order of a query: its sort steps, then the id in the direction of the last: so one index serves both directions.</summary>
internal sealed class RecordOrder : IComparer<DirectoryRecord>
{
    private readonly IReadOnlyList<Sort> _steps;
    private readonly bool _isIdDescending;

    public RecordOrder(IReadOnlyList<Sort> steps, RecordKind kind)
    {
        _steps = steps;
        _isIdDescending = steps.Count > 0 && steps[steps.Count - 1].IsDescending;
        var ownId = RecordType.Of(kind).Fields[0];
        Leading = steps.Count switch
        {
            0 => new Sort(ownId),
            1 => steps[0],
            2 when ReferenceEquals(steps[1].Field, ownId) && steps[1].IsDescending == steps[0].IsDescending => steps[0],
            _ => null,
        };
    }

    /// <summary>
    /// The one field that, with the id in its direction, makes the whole order, so that a sorted index can give it; null when it takes
    /// more.
    /// </summary>
    public Sort? Leading { get; }

    public int Compare(DirectoryRecord? x, DirectoryRecord? y)
    {
        for (var i = 0; i < _steps.Count; i++)
        {
            var order = _steps[i].Field.Read(x!).CompareTo(_steps[i].Field.Read(y!));
            if (order != 0)
            {
                return _steps[i].IsDescending ? -order : order;
            }
        }

        return _isIdDescending ? y!.Id.CompareTo(x!.Id) : x!.Id.CompareTo(y!.Id);
    }

    /// <summary>Whether a record comes after a position.</summary>
    public bool IsAfter(DirectoryRecord record, SeekPosition position)
    {
        for (var i = 0; i < _steps.Count; i++)
        {
            var order = _steps[i].Field.Read(record).CompareTo(position.Values[i]);
            if (order != 0)
            {
                return _steps[i].IsDescending ? order < 0 : order > 0;
            }
        }

        var byId = record.Id.CompareTo(position.Id);
        return _isIdDescending ? byId < 0 : byId > 0;
    }
}
