namespace UserDirectory.Storage.InMemory;

/// <summary>The slots of one value, as an index found them: none, one, or a list.</summary>
internal readonly struct Posting(object? found)
{
    private readonly PostingList? _list = found as PostingList;

    /// <summary>How many entries, stale ones included.</summary>
    public int Count => _list?.Count ?? (found is null ? 0 : 1);

    /// <summary>The slots one after the other, without an iterator; one may come twice when <see cref="MayRepeat"/>.</summary>
    public Enumerator GetEnumerator() => new(_list, found as Slot);

    /// <summary>Whether a slot may come twice.</summary>
    public bool MayRepeat => _list is { MayRepeat: true };

    /// <summary>The slots, each once.</summary>
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

    /// <summary>Walks what was there when it was made.</summary>
    public struct Enumerator(PostingList? list, Slot? single)
    {
        // The count first: what it counts is in the slots that are read after it.
        private readonly int _count = list?.Count ?? (single is null ? 0 : 1);
        private readonly Slot[]? _slots = list?.Slots;
        private int _next;

        public readonly Slot Current => _slots is null ? single! : _slots[_next - 1];

        public bool MoveNext() => _next++ < _count;
    }
}
