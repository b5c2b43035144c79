namespace UserDirectory.Storage.InMemory;

/// <summary>The slots of one value, as an index found them.</summary>
internal readonly struct Posting
{
    private readonly Rows _rows;
    private readonly PostingList? _list;
    private readonly RowProbe _probe;

    /// <summary>Those of a list.</summary>
    public Posting(Rows rows, PostingList list) => (_rows, _list) = (rows, list);

    /// <summary>Those of a hash.</summary>
    public Posting(Rows rows, RowProbe probe) => (_rows, _probe) = (rows, probe);

    public static Posting None { get; } = new(new RecordRows(), PostingList.None);

    /// <summary>How many entries, stale ones included.</summary>
    public int Count
    {
        get
        {
            if (_list is not null)
            {
                return _list.Count;
            }

            var count = 0;
            for (var probe = _probe; probe.MoveNext();)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Whether a slot may come twice.</summary>
    public bool MayRepeat => _list is { MayRepeat: true };

    /// <summary>The slots one after the other, without an iterator; one may come twice when <see cref="MayRepeat"/>.</summary>
    public Enumerator GetEnumerator() => new(_rows, _list, _probe);

    /// <summary>The slots, each once.</summary>
    public IEnumerable<Slot> Slots()
    {
        var slots = Walk(GetEnumerator());

        // What is walked was counted before this is asked, so that what repeats in it has been noted.
        return MayRepeat ? slots.Distinct() : slots;
    }

    private static IEnumerable<Slot> Walk(Enumerator slots)
    {
        while (slots.MoveNext())
        {
            yield return slots.Current;
        }
    }

    /// <summary>Walks what was there when it was made.</summary>
    public struct Enumerator(Rows rows, PostingList? list, RowProbe probe)
    {
        // The count first: what it counts is in the rows that are read after it.
        private readonly int _count = list?.Count ?? 0;
        private readonly int[]? _list = list?.Rows;
        private RowProbe _probe = probe;
        private int _next;

        public readonly Slot Current => new(rows, _list is null ? _probe.Current : _list[_next - 1]);

        public bool MoveNext() => _list is null ? _probe.MoveNext() : _next++ < _count;
    }
}
