namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Slots by a hash, each with a tag to tell those of one hash apart without looking into them: open addressing in one array, so that
/// finding a settled record touches one cell. One writer, under the partition's gate. A reader needs no lock: a cell only goes from empty
/// to taken to removed, and growing makes a new array, which leaves the old one to those who read it.
/// </summary>
internal sealed class SlotHash<TTag>
{
    private const int Smallest = 8;

    private SlotCell<TTag>[] _cells = new SlotCell<TTag>[Smallest];
    private int _used;
    private int _live;
    private int _removed;

    /// <summary>The cells that were taken under this hash.</summary>
    public SlotProbe<TTag> Find(int hash) => new(Volatile.Read(ref _cells), hash);

    public void Add(int hash, TTag tag, Slot slot)
    {
        if (!Fits(_used + 1, _cells.Length))
        {
            Rebuild(atLeast: (_live + 1) * 2);
        }

        Put(_cells, new SlotCell<TTag> { Hash = hash, Tag = tag, Slot = slot });
        _used++;
        _live++;
    }

    /// <summary>Removes a slot; false when it is not there.</summary>
    public bool Remove(int hash, Slot slot)
    {
        var probe = Find(hash);
        while (probe.MoveNext())
        {
            if (probe.Current.Slot == slot)
            {
                Volatile.Write(ref probe.Current.Settled, null);
                if (default(TTag) is null)
                {
                    // A text that was somebody's stays nowhere. An id cannot be cleared under those who read it, and says nothing.
                    probe.Current.Tag = default!;
                }

                Volatile.Write(ref probe.Current.Slot, Slot.None);
                CountRemoved();
                return true;
            }
        }

        return false;
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

    /// <summary>Where the cells of a hash start.</summary>
    internal static int StartOf(int hash, int length)
    {
        // Multiplying and folding spreads hashes that differ in few bits.
        var spread = (uint)hash * 0x9E3779B1u;
        return (int)(spread ^ (spread >> 16)) & (length - 1);
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

    private static void Put(SlotCell<TTag>[] cells, SlotCell<TTag> cell)
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

    private void Rebuild(int atLeast)
    {
        var length = Smallest;
        while (length < atLeast || !Fits(_live + (_live / 8), length))
        {
            length *= 2;
        }

        var cells = new SlotCell<TTag>[length];
        foreach (var cell in _cells)
        {
            if (cell.Slot is not null && cell.Slot != Slot.None)
            {
                Put(cells, cell);
            }
        }

        _used = _live;
        _removed = 0;
        Volatile.Write(ref _cells, cells);
    }
}
