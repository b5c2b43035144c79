namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The slots of one value. Grows at its end only, so that a reader can walk what it found while the writer adds; slots leave by way of a
/// new list.
/// </summary>
internal sealed class PostingList
{
    private Slot[] _slots = new Slot[4];
    private int _count;

    /// <summary>How many entries no record of their slot's chain backs any more; rather more than fewer.</summary>
    public int Stale { get; set; }

    /// <summary>Whether a slot may stand in it twice.</summary>
    public bool MayRepeat { get; private set; }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The first <see cref="Count"/> of these are the slots; read the count first.</summary>
    public Slot[] Slots => Volatile.Read(ref _slots);

    /// <summary>
    /// Whether so much of it is stale that a new list pays, for what it frees: the work of making it is spread over that many removals.
    /// </summary>
    public bool IsRatherStale => (Stale > 2 && Stale * 4 > _count) || Stale >= _count;

    public void Append(Slot slot)
    {
        // A slot that is not new may have had the value before, and its old entry may be among the stale ones.
        MayRepeat |= Stale > 0 && !slot.IsEmpty;
        if (_count == _slots.Length)
        {
            var slots = _slots;
            Array.Resize(ref slots, _count * 2);
            Volatile.Write(ref _slots, slots);
        }

        _slots[_count] = slot;
        Volatile.Write(ref _count, _count + 1);
    }
}
