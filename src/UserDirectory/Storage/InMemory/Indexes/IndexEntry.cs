namespace UserDirectory.Storage.InMemory;

/// <summary>One entry of a sorted index. Ordered by key, then by the record's id.</summary>
internal readonly record struct IndexEntry(SortKey Key, Slot Slot)
{
    public int CompareTo(SortKey key, Guid id)
    {
        var order = Key.CompareTo(key);
        return order != 0 ? order : Slot.Id.CompareTo(id);
    }
}
