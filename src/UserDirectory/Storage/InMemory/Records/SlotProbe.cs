namespace UserDirectory.Storage.InMemory;

/// <summary>Walks the cells of a <see cref="SlotHash{TTag}"/> that were taken under one hash. Allocates nothing.</summary>
internal struct SlotProbe<TTag>(SlotCell<TTag>[] cells, int hash)
{
    private int _next = SlotHash<TTag>.StartOf(hash, cells.Length);
    private int _current;

    public readonly ref SlotCell<TTag> Current => ref cells[_current];

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
