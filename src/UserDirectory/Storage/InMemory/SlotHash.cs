namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Slots by a hash: open addressing in one array, so that a look-up touches a cell and the slot. One writer, under the partition's gate. A reader needs no lock: cells
/// only go from empty to taken to removed, and growing makes a new array, which leaves the old one as it was.
/// </summary>
internal sealed class SlotHash
{
    private const int Smallest = 8;

    private static readonly Slot s_removed = new(Guid.Empty);

    private Cell[] _cells = new Cell[Smallest];
    private int _used;
    private int _live;

    /// <summary>The slot with this id among those added under this hash; null when there is none.</summary>
    public Slot? Find(int hash, Guid id)
    {
        var probe = Probe(hash);
        while (probe.MoveNext())
        {
            if (probe.Current.Id == id)
            {
                return probe.Current;
            }
        }

        return null;
    }

    /// <summary>The slots that were added under this hash.</summary>
    public SlotProbe Probe(int hash) => new(Volatile.Read(ref _cells), hash);

    /// <summary>Every slot, in no order.</summary>
    public IEnumerable<Slot> All()
    {
        var cells = Volatile.Read(ref _cells);
        for (var i = 0; i < cells.Length; i++)
        {
            if (Volatile.Read(ref cells[i].Slot) is { } slot && !IsRemoved(slot))
            {
                yield return slot;
            }
        }
    }

    public void Add(int hash, Slot slot)
    {
        // Longer runs than at three quarters full would cost more than the memory.
        if ((_used + 1) * 4 > _cells.Length * 3)
        {
            Rebuild();
        }

        Put(_cells, hash, slot);
        _used++;
        _live++;
    }

    public void Remove(int hash, Slot slot)
    {
        for (var i = StartOf(hash, _cells.Length); _cells[i].Slot is { } found; i = (i + 1) & (_cells.Length - 1))
        {
            if (found == slot && _cells[i].Hash == hash)
            {
                Volatile.Write(ref _cells[i].Slot, s_removed);
                _live--;
                return;
            }
        }
    }

    /// <summary>Where a run for a hash starts. Multiplying and folding spreads hashes that differ in few bits.</summary>
    internal static int StartOf(int hash, int length)
    {
        var spread = (uint)hash * 0x9E3779B1u;
        return (int)(spread ^ (spread >> 16)) & (length - 1);
    }

    internal static bool IsRemoved(Slot slot) => slot == s_removed;

    private static void Put(Cell[] cells, int hash, Slot slot)
    {
        var i = StartOf(hash, cells.Length);
        while (cells[i].Slot is not null)
        {
            i = (i + 1) & (cells.Length - 1);
        }

        cells[i].Hash = hash;
        Volatile.Write(ref cells[i].Slot, slot);
    }

    private void Rebuild()
    {
        var length = Smallest;
        while (length < (_live + 1) * 2)
        {
            length *= 2;
        }

        var cells = new Cell[length];
        foreach (var cell in _cells)
        {
            if (cell.Slot is { } slot && !IsRemoved(slot))
            {
                Put(cells, cell.Hash, slot);
            }
        }

        _used = _live;
        Volatile.Write(ref _cells, cells);
    }

    /// <summary>A slot with the hash that it was added under.</summary>
    internal struct Cell
    {
        public Slot? Slot;
        public int Hash;
    }
}
