namespace UserDirectory.Storage.InMemory;

/// <summary>One entry of a sorted index. Ordered by key, then by the record's id.</summary>
/// <param name="Key">The key.</param>
/// <param name="Id">The record's id.</param>
/// <param name="Row">The record's row, unless it has left it since.</param>
internal readonly record struct IndexEntry(SortKey Key, Guid Id, int Row)
{
    public int CompareTo(SortKey key, Guid id)
    {
        var order = Key.CompareTo(key);
        return order != 0 ? order : Id.CompareTo(id);
    }
}
