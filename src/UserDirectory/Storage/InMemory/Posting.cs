namespace UserDirectory.Storage.InMemory;

/// <summary>The slots of one value, as an index found them: none, one, or a list.</summary>
internal readonly struct Posting(object? found)
{
    private readonly PostingList? _list = found as PostingList;

    /// <summary>How many entries, stale ones included.</summary>
    public int Count => _list?.Count ?? (found is null ? 0 : 1);

    public IEnumerable<Slot> Slots()
    {
        if (_list is null)
        {
            return found is Slot slot ? [slot] : [];
        }

        return _list.MayRepeat ? Walk(_list).Distinct() : Walk(_list);
    }

    private static IEnumerable<Slot> Walk(PostingList list)
    {
        var count = list.Count;
        var slots = list.Slots;
        for (var i = 0; i < count; i++)
        {
            yield return slots[i];
        }
    }
}
