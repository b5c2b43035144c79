namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Walks the entries of a range of a sorted index in a query's order: by one field in either direction, ties by id ascending. Descending, it goes backwards from one
/// run of equal keys to the next and forwards inside each.
/// </summary>
internal sealed class OrderWalk
{
    private readonly SortedIndex _index;
    private readonly Snapshot _view;
    private readonly SortRange _range;
    private readonly bool _isDescending;

    // Forwards: the place in the run (ascending, all is one run). Backwards: the gap before the run, where the next one ends.
    private SortCursor _forwards;
    private SortCursor _backwards;
    private SortKey? _runEnd;
    private bool _isInRun;

    /// <param name="index">The index.</param>
    /// <param name="view">The state to read.</param>
    /// <param name="range">The part that can hold what is sought.</param>
    /// <param name="isDescending">The direction.</param>
    /// <param name="after">Where to start after; null for the beginning.</param>
    public OrderWalk(SortedIndex index, Snapshot view, SortRange range, bool isDescending, (SortKey Key, Guid Id)? after)
    {
        (_index, _view, _range, _isDescending) = (index, view, range, isDescending);
        if (!isDescending)
        {
            _forwards = after is { } start && start.Key.CompareTo(range.Low) >= 0
                ? index.SeekAfter(start.Key, start.Id)
                : index.Seek(range.Low, Guid.Empty);
            (_runEnd, _isInRun) = (range.High, true);
        }
        else if (after is not { } start)
        {
            _backwards = range.High is { } high ? index.SeekAfter(high) : index.SeekEnd();
        }
        else if (index.IsById)
        {
            _backwards = index.Seek(start.Key, start.Id);
        }
        else
        {
            (_forwards, _runEnd, _isInRun) = (index.SeekAfter(start.Key, start.Id), start.Key, true);
            _backwards = index.Seek(start.Key, Guid.Empty);
        }
    }

    /// <summary>The record that it is at; null when the entry stands for what its slot held before or will hold.</summary>
    public DirectoryRecord? Read()
    {
        var entry = _isInRun ? _forwards.Current : _backwards.Current;
        return _view.Read(entry.Slot) is { } record && _index.IsEntryOf(entry.Key, record) ? record : null;
    }

    /// <summary>Goes to the next entry; false at the end.</summary>
    /// <remarks>By id there are no ties, even where the keys, which hold only a part of the id, are equal.</remarks>
    public bool MoveNext() => _isDescending && _index.IsById ? MovePrevious() : MoveInRuns();

    private bool MoveInRuns()
    {
        while (_isInRun || MoveToRunBefore())
        {
            if (_forwards.MoveNext() && _forwards.Current.Key.CompareTo(_runEnd) <= 0)
            {
                return true;
            }

            _isInRun = false;
        }

        return false;
    }

    private bool MoveToRunBefore()
    {
        if (!_isDescending || !MovePrevious())
        {
            return false;
        }

        var key = _backwards.Current.Key;
        if (_backwards.PreviousKey == key)
        {
            _backwards = _index.Seek(key, Guid.Empty);
        }

        (_forwards, _runEnd, _isInRun) = (_backwards, key, true);
        return true;
    }

    private bool MovePrevious() => _backwards.MovePrevious() && _backwards.Current.Key.CompareTo(_range.Low) >= 0;
}
