namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Walks the entries of a range of a sorted index in a query's order: by one field in either direction, ties by id in the same, so that
/// descending is ascending backwards. A value: a copy stays where it is.
/// </summary>
internal struct OrderWalk
{
    private readonly SortedIndex _index;
    private readonly Snapshot _view;
    private readonly SortRange _range;
    private readonly bool _isDescending;
    private SortCursor _cursor;

    /// <param name="index">The index.</param>
    /// <param name="view">The state to read.</param>
    /// <param name="range">The part that can hold what is sought.</param>
    /// <param name="isDescending">The direction.</param>
    /// <param name="after">Where to start after; null for the beginning.</param>
    public OrderWalk(SortedIndex index, Snapshot view, SortRange range, bool isDescending, (SortKey Key, Guid Id)? after)
    {
        (_index, _view, _range, _isDescending) = (index, view, range, isDescending);
        _cursor = isDescending
            ? after is { } start && start.Key.CompareTo(range.High) <= 0 ? index.Seek(start.Key, start.Id)
                : range.High is { } high ? index.SeekAfter(high) : index.SeekEnd()
            : after is { } from && from.Key.CompareTo(range.Low) >= 0 ? index.SeekAfter(from.Key, from.Id)
                : index.Seek(range.Low, Guid.Empty);
    }

    /// <summary>The row that it is at.</summary>
    public readonly int Row => _cursor.Current.Row;

    /// <summary>The record that it is at; null when the entry stands for what its slot held before or will hold.</summary>
    public readonly DirectoryRecord? Read()
    {
        var entry = _cursor.Current;
        return _view.Read(_index.SlotOf(entry)) is { } record && _index.IsEntryOf(entry, record) ? record : null;
    }

    /// <summary>Passes over some of the entries that are of none of these rows; how many.</summary>
    public int PassOver(RowSet rows) => _cursor.PassOver(rows, _isDescending);

    /// <summary>Goes to the next entry; false at the end.</summary>
    public bool MoveNext() => _isDescending
        ? _cursor.MovePrevious() && _cursor.Current.Key.CompareTo(_range.Low) >= 0
        : _cursor.MoveNext() && _cursor.Current.Key.CompareTo(_range.High) <= 0;
}
