namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A cell of a <see cref="SlotHash{TTag}"/>: a slot with the hash and tag that it was added under. Empty as long as it has no slot.
/// </summary>
internal struct SlotCell<TTag>
{
    public TTag Tag;
    public Slot? Slot;

    /// <summary>The slot's record while no recent commit has touched it; else null.</summary>
    public DirectoryRecord? Settled;

    public int Hash;
}
