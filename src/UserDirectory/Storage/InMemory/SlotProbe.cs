namespace UserDirectory.Storage.InMemory;

/// <summary>Walks the slots of a <see cref="SlotHash"/> that were added under one hash. Allocates nothing.</summary>
internal struct SlotProbe(SlotHash.Cell[] cells, int hash)
{
    private int _next = SlotHash.StartOf(hash, cells.Length);

    public Slot Current { get; private set; } = null!;

    public readonly SlotProbe GetEnumerator() => this;

    public bool MoveNext()
    {
        while (Volatile.Read(ref cells[_next].Slot) is { } slot)
        {
            var isHit = cells[_next].Hash == hash && !SlotHash.IsRemoved(slot);
            _next = (_next + 1) & (cells.Length - 1);
            if (isHit)
            {
                Current = slot;
                return true;
            }
        }

        return false;
    }
}
