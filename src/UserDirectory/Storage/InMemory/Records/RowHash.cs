namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Rows by a hash: open addressing in one array of cells of eight bytes, each the hash and the row. Nothing else: whoever finds a row looks
/// whether it is what was sought. One writer, under the partition's gate. A reader needs no lock: a cell is written at once, it only goes
/// from empty to taken to removed, and growing makes a new array, which leaves the old one to those who read it.
/// </summary>
internal sealed class RowHash
{
    private const int Smallest = 8;

    private ulong[] _cells = new ulong[Smallest];
    private int _used;
    private int _live;
    private int _removed;

    /// <summary>The rows that were entered under this hash.</summary>
    public RowProbe Find(int hash) => new(Volatile.Read(ref _cells), hash);

    public void Add(int hash, int row)
    {
        if (!Fits(_used + 1, _cells.Length))
        {
            Rebuild(atLeast: (_live + 1) * 2);
        }

        Put(_cells, RowProbe.CellOf(hash, row));
        _used++;
        _live++;
    }

    /// <summary>Removes a row; false when it is not there.</summary>
    public bool Remove(int hash, int row)
    {
        var sought = RowProbe.CellOf(hash, row);
        for (var i = RowProbe.StartOf(hash, _cells.Length); _cells[i] != RowProbe.Empty; i = (i + 1) & (_cells.Length - 1))
        {
            if (_cells[i] == sought)
            {
                Volatile.Write(ref _cells[i], RowProbe.Removed);
                CountRemoved();
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether so many cells may be taken of so many: longer runs than at three quarters full would cost more than the memory.
    /// </summary>
    private static bool Fits(int taken, int length) => (long)taken * 4 <= (long)length * 3;

    /// <summary>
    /// Gives back what a smaller array does not need, with some room for the next, and clears cells of what is gone before adding has to;
    /// so seldom that the work is spread over an eighth of the cells.
    /// </summary>
    private void CountRemoved()
    {
        _live--;
        _removed++;
        var isMostlyGone = (_used - _live) * 4 > _cells.Length;
        if (_removed * 8 >= _cells.Length && _cells.Length > Smallest && (isMostlyGone || Fits(_live + (_live / 8), _cells.Length / 2)))
        {
            Rebuild(atLeast: Smallest);
        }
    }

    private static void Put(ulong[] cells, ulong cell)
    {
        var i = RowProbe.StartOf((int)cell, cells.Length);
        while (cells[i] != RowProbe.Empty)
        {
            i = (i + 1) & (cells.Length - 1);
        }

        Volatile.Write(ref cells[i], cell);
    }

    private void Rebuild(int atLeast)
    {
        var length = Smallest;
        while (length < atLeast || !Fits(_live + (_live / 8), length))
        {
            length *= 2;
        }

        var cells = new ulong[length];
        foreach (var cell in _cells)
        {
            if (cell is not (RowProbe.Empty or RowProbe.Removed))
            {
                Put(cells, cell);
            }
        }

        _used = _live;
        _removed = 0;
        Volatile.Write(ref _cells, cells);
    }
}
