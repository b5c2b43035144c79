namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Slots by a hash, each with a tag to tell those of one hash apart without looking into them: open addressing in one array, so that finding a settled record touches
/// one cell. One writer, under the partition's gate. A reader needs no lock: a cell only goes from empty to taken to removed, and growing makes a new array, which
/// leaves the old one to those who read it.
/// </summary>
internal sealed class SlotHash<TTag>
{
    private const int Smallest = 8;

    private Cell[] _cells = new Cell[Smallest];
    private int _used;
    private int _live;

    /// <summary>The cells that were taken under this hash.</summary>
    public Probe Find(int hash) => new(Volatile.Read(ref _cells), hash);

    /// <summary>Every slot, in no order.</summary>
    public IEnumerable<Slot> All()
    {
        var cells = Volatile.Read(ref _cells);
        for (var i = 0; i < cells.Length; i++)
        {
            if (Volatile.Read(ref cells[i].Slot) is { } slot && slot != Slot.None)
            {
                yield return slot;
            }
        }
    }

    public void Add(int hash, TTag tag, Slot slot)
    {
        // Longer runs than at three quarters full would cost more than the memory.
        if ((_used + 1) * 4 > _cells.Length * 3)
        {
            Rebuild();
        }

        Put(_cells, new Cell { Hash = hash, Tag = tag, Slot = slot });
        _used++;
        _live++;
    }

    public void Remove(int hash, Slot slot)
    {
        var probe = Find(hash);
        while (probe.MoveNext())
        {
            if (probe.Current.Slot == slot)
            {
                Volatile.Write(ref probe.Current.Settled, null);
                Volatile.Write(ref probe.Current.Slot, Slot.None);
                _live--;
                return;
            }
        }
    }

    /// <summary>Says what a slot has settled to, so that readers need not look into it; null when it has not.</summary>
    public void Settle(int hash, Slot slot, DirectoryRecord? record)
    {
        var probe = Find(hash);
        while (probe.MoveNext())
        {
            if (probe.Current.Slot == slot)
            {
                Volatile.Write(ref probe.Current.Settled, record);
            }
        }
    }

    private static int StartOf(int hash, int length)
    {
        // Multiplying and folding spreads hashes that differ in few bits.
        var spread = (uint)hash * 0x9E3779B1u;
        return (int)(spread ^ (spread >> 16)) & (length - 1);
    }

    private static void Put(Cell[] cells, Cell cell)
    {
        var i = StartOf(cell.Hash, cells.Length);
        while (cells[i].Slot is not null)
        {
            i = (i + 1) & (cells.Length - 1);
        }

        (cells[i].Hash, cells[i].Tag, cells[i].Settled) = (cell.Hash, cell.Tag, cell.Settled);

        // Last: whoever sees the slot sees the rest.
        Volatile.Write(ref cells[i].Slot, cell.Slot);
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
            if (cell.Slot is not null && cell.Slot != Slot.None)
            {
                Put(cells, cell);
            }
        }

        _used = _live;
        Volatile.Write(ref _cells, cells);
    }

    /// <summary>A slot with the hash and tag that it was added under.</summary>
    internal struct Cell
    {
        public TTag Tag;
        public Slot? Slot;

        /// <summary>The slot's record while no recent commit has touched it; else null.</summary>
        public DirectoryRecord? Settled;

        public int Hash;
    }

    /// <summary>Walks the cells of one hash. Allocates nothing.</summary>
    internal struct Probe(Cell[] cells, int hash)
    {
        private int _next = StartOf(hash, cells.Length);
        private int _current;

        public readonly ref Cell Current => ref cells[_current];

        public bool MoveNext()
        {
            while (Volatile.Read(ref cells[_next].Slot) is { } slot)
            {
                _current = _next;
                _next = (_next + 1) & (cells.Length - 1);
                if (cells[_current].Hash == hash && slot != Slot.None)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
