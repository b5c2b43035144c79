using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>The order of a query: its sort steps, then the id ascending whatever their direction.</summary>
internal sealed class RecordOrder : IComparer<DirectoryRecord>
{
    private readonly IReadOnlyList<Sort> _steps;

    public RecordOrder(IReadOnlyList<Sort> steps, RecordKind kind)
    {
        _steps = steps;
        var ownId = RecordType.Of(kind).Fields[0];
        Leading = steps.Count switch
        {
            0 => new Sort(ownId),
            1 => steps[0],
            2 when ReferenceEquals(steps[1].Field, ownId) && !steps[1].IsDescending => steps[0],
            _ => null,
        };
    }

    /// <summary>The one field that, with the id ascending, makes the whole order, so that a sorted index can give it; null when it takes more.</summary>
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

        return x!.Id.CompareTo(y!.Id);
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

        return record.Id.CompareTo(position.Id) > 0;
    }
}
