namespace UserDirectory;

/// <summary>
/// Rights by account and place: open addressing in one array, so that finding some touches one cell. Writers take turns. A reader takes no
/// lock: a cell's key is written before its rights and never changes, and growing makes a new array, which leaves the old one to those who
/// read it.
/// </summary>
internal sealed class RightsTable
{
    private const int Smallest = 8;

    private readonly object _writing = new();
    private Cell[] _cells;
    private int _used;

    /// <param name="like">One that this is to become as large as; null for none.</param>
    public RightsTable(RightsTable? like) => _cells = new Cell[like is null ? Smallest : Volatile.Read(ref like._cells).Length];

    /// <summary>The rights; null when there are none.</summary>
    public PlaceRights? Find(in RightsKey key)
    {
        var cells = Volatile.Read(ref _cells);
        for (var i = StartOf(key, cells.Length); ; i = (i + 1) & (cells.Length - 1))
        {
            ref var cell = ref cells[i];
            var rights = Volatile.Read(ref cell.Rights);
            if (rights is null || cell.Key.Equals(key))
            {
                return rights;
            }
        }
    }

    /// <summary>Puts rights in place of those that are there.</summary>
    /// <returns>Whether none were there.</returns>
    public bool Put(in RightsKey key, PlaceRights rights)
    {
        lock (_writing)
        {
            ref var cell = ref CellOf(_cells, key);
            var isNew = cell.Rights is null;
            if (isNew)
            {
                // Runs would grow long at more than two thirds full.
                if ((_used + 1) * 3 > _cells.Length * 2)
                {
                    Double();
                    cell = ref CellOf(_cells, key);
                }

                cell.Key = key;
                _used++;
            }

            Volatile.Write(ref cell.Rights, rights);
            return isNew;
        }
    }

    private void Double()
    {
        var cells = new Cell[_cells.Length * 2];
        foreach (ref readonly var cell in _cells.AsSpan())
        {
            if (cell.Rights is not null)
            {
                CellOf(cells, cell.Key) = cell;
            }
        }

        Volatile.Write(ref _cells, cells);
    }

    private static ref Cell CellOf(Cell[] cells, in RightsKey key)
    {
        var i = StartOf(key, cells.Length);
        while (cells[i].Rights is not null && !cells[i].Key.Equals(key))
        {
            i = (i + 1) & (cells.Length - 1);
        }

        return ref cells[i];
    }

    private static int StartOf(in RightsKey key, int length)
    {
        // Multiplying and folding spreads hashes that differ in few bits.
        var spread = (uint)key.GetHashCode() * 0x9E3779B1u;
        return (int)(spread ^ (spread >> 16)) & (length - 1);
    }

    private struct Cell
    {
        public RightsKey Key;
        public PlaceRights? Rights;
    }
}
