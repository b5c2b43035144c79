namespace UserDirectory.Storage.InMemory;

/// <summary>A gap between two entries of a sorted index, to walk from in both directions. A value: a copy stays where it is.</summary>
internal struct SortCursor
{
    private readonly IndexRoot _root;
    private IndexBranch _branch;
    private IndexEntry[] _entries;
    private int _branchAt;
    private int _leafAt;
    private int _count;
    private int _gap;
    private int _passed;

    public SortCursor(IndexRoot root, SortKey key, Guid id)
    {
        _root = root;
        _branchAt = IndexBranch.Locate(root.Lows, key, id);
        _branch = root[_branchAt];
        _leafAt = IndexBranch.Locate(_branch.Lows, key, id);
        (_entries, _count) = Open(_branch, _leafAt);
        _gap = IndexLeaf.CountBefore(_entries, _count, key, id);
        _passed = -1;
    }

    /// <summary>The entry that was passed last.</summary>
    public readonly IndexEntry Current => _entries[_passed];

    /// <summary>About which part of the entries are before the gap, from 0 to 1.</summary>
    public readonly double Share => (_branchAt + ((_leafAt + ((double)_gap / (_count + 1))) / _branch.Count)) / _root.Count;

    public bool MoveNext()
    {
        while (_gap == _count)
        {
            if (_leafAt + 1 < _branch.Count)
            {
                _leafAt++;
            }
            else if (_branchAt + 1 < _root.Count)
            {
                _branch = _root[++_branchAt];
                _leafAt = 0;
            }
            else
            {
                return false;
            }

            (_entries, _count) = Open(_branch, _leafAt);
            _gap = 0;
        }

        _passed = _gap++;
        return true;
    }

    public bool MovePrevious()
    {
        while (_gap == 0)
        {
            if (_leafAt > 0)
            {
                _leafAt--;
            }
            else if (_branchAt > 0)
            {
                _branch = _root[--_branchAt];
                _leafAt = _branch.Count - 1;
            }
            else
            {
                return false;
            }

            (_entries, _count) = Open(_branch, _leafAt);
            _gap = _count;
        }

        _passed = --_gap;
        return true;
    }

    /// <summary>Moves the gap over what is of none of these rows, as far as the leaf goes.</summary>
    /// <returns>Over how many entries.</returns>
    public int PassOver(RowSet rows, bool isDescending)
    {
        var from = _gap;
        if (isDescending)
        {
            while (_gap > 0 && !rows.Contains(_entries[_gap - 1].Row))
            {
                _gap--;
            }
        }
        else
        {
            while (_gap < _count && !rows.Contains(_entries[_gap].Row))
            {
                _gap++;
            }
        }

        return Math.Abs(_gap - from);
    }

    private static (IndexEntry[] Entries, int Count) Open(IndexBranch branch, int leafAt)
    {
        var leaf = branch[leafAt];
        return (leaf.Entries, leaf.Count);
    }
}
