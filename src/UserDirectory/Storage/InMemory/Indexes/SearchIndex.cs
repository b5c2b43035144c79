using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Leads from the parts of a text, three characters each, to chunks of few slots whose search texts have them: a text can only stand where
/// all its parts do. Parts share lists by their hash, and slots a chunk, so whoever searches looks at every record that it finds. Slots are
/// only appended: one whose text changes stands in two chunks from then on.
/// </summary>
/// <param name="field">The field with the search texts.</param>
/// <param name="rows">The rows that it leads to.</param>
/// <param name="count">About how many records there are to begin with.</param>
internal sealed class SearchIndex(Field field, Rows rows, int count) : RecordIndex
{
    /// <summary>A table of fewer is looked through as quickly, and an index would cost each of many small tenants memory.</summary>
    public const int Smallest = 512;

    private const int SlotsOfChunk = 32;
    private const int PartLength = 3;
    private const int FewestListBits = 11;
    private const int MostListBits = 15;

    // Lists that so many times as many share are too long.
    private const int MostGrowth = 8;

    // The rarest say nearly all that the others do.
    private const int MostLists = 12;

    // Of what stands in every second chunk, a page is full after so many or never.
    private const int PatienceForCommon = 1_024;

    private readonly int _listBits = ListBitsFor(count);
    private readonly ChunkList?[] _lists = new ChunkList?[1 << ListBitsFor(count)];
    private int[] _slots = new int[SlotsOfChunk];
    private int _count;
    private int _stale;
    private int _greatest = -1;
    private volatile bool _mayRepeat;
    private volatile bool _isComplete;

    /// <summary>Whether every slot of the table is in it, so that it may be asked.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>
    /// Whether it should be made anew: so much of it leads to nothing, or it was made for so much fewer that lists are shared too often.
    /// </summary>
    public bool IsWornOut => (_stale > Smallest / 2 && _stale * 2 > _count) || (_listBits < MostListBits && _count > count * MostGrowth);

    /// <summary>Whether a search index is worth making of a field.</summary>
    public static bool Fits(Field field) => field is { IsDerived: true, Worth: >= IndexWorth.Lookup };

    /// <summary>Enters what a slot holds, which was there before the index was; the gate is held.</summary>
    public void Fill(Slot slot)
    {
        var texts = new List<string>(1);
        foreach (var record in slot.Records)
        {
            texts.Add(field.ReadText(record)!);
        }

        if (texts.Count > 0)
        {
            Append(slot, texts);
        }
    }

    /// <summary>Every slot is in it.</summary>
    public void Complete() => _isComplete = true;

    public override void Enter(Slot slot, DirectoryRecord record)
    {
        var text = field.ReadText(record)!;
        if (AnyHas(slot, text))
        {
            return;
        }

        // While it is being filled, the slot may come once more; and one that is not beyond all the others may be among them.
        _mayRepeat |= !_isComplete || slot.Row <= _greatest;
        Append(slot, [text]);
    }

    public override void Leave(Slot slot, DirectoryRecord record)
    {
        if (!AnyHas(slot, field.ReadText(record)!))
        {
            _stale++;
        }
    }

    /// <summary>The slots that may contain all of these texts; null when no text is long enough to have a part.</summary>
    public Candidates? Find(IEnumerable<string> texts)
    {
        // The count first: what it counts is in the slots and the lists that are read after it.
        var slots = Volatile.Read(ref _count);
        var places = texts.SelectMany(PlacesOf).Distinct().ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var lists = places.ConvertAll(place => Volatile.Read(ref _lists[place]));
        if (lists.Contains(null))
        {
            return new(0, []);
        }

        var rarest = lists.ConvertAll(list => list!).OrderBy(list => list.Length).Take(MostLists).ToList();
        var chunks = (slots + SlotsOfChunk - 1) / SlotsOfChunk;
        if (rarest[0].Length * 2 >= chunks)
        {
            // Which chunks is only found out when the page is not full before.
            return new(Math.Min(slots, rarest[0].Length * SlotsOfChunk), Once(Walk(rarest, chunks, slots)))
            {
                Hits = rarest[0].Length,
                Patience = PatienceForCommon,
            };
        }

        var found = ChunksOf(rarest, chunks);
        return new(found.Count * (double)SlotsOfChunk, Once(Walk(found, slots))) { Hits = found.Count };
    }

    private static int ListBitsFor(int count)
    {
        var bits = FewestListBits;
        while (bits < MostListBits && 1 << bits < count * 4)
        {
            bits++;
        }

        return bits;
    }

    private static List<int> ChunksOf(IEnumerable<ChunkList> lists, int count)
    {
        var all = new ulong[(count + 63) / 64];
        var some = new ulong[all.Length];
        var isFirst = true;
        foreach (var list in lists)
        {
            Array.Clear(some, 0, some.Length);
            list.MarkIn(some);
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = isFirst ? some[i] : all[i] & some[i];
            }

            isFirst = false;
        }

        return [.. Enumerable.Range(0, count).Where(chunk => (all[chunk >> 6] & (1UL << (chunk & 63))) != 0)];
    }

    private IEnumerable<Slot> Once(IEnumerable<Slot> slots) => _mayRepeat ? slots.Distinct() : slots;

    private IEnumerable<Slot> Walk(IEnumerable<ChunkList> lists, int chunks, int count)
    {
        foreach (var slot in Walk(ChunksOf(lists, chunks), count))
        {
            yield return slot;
        }
    }

    private IEnumerable<Slot> Walk(List<int> chunks, int count)
    {
        var slots = Volatile.Read(ref _slots);
        foreach (var chunk in chunks)
        {
            var end = Math.Min(count, (chunk + 1) * SlotsOfChunk);
            for (var i = chunk * SlotsOfChunk; i < end; i++)
            {
                yield return new Slot(rows, slots[i]);
            }
        }
    }

    private IEnumerable<int> PlacesOf(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - PartLength + 1)).Select(start => PlaceOf(text, start));

    private int PlaceOf(string text, int start)
    {
        var part = ((ulong)text[start] << 32) | ((ulong)text[start + 1] << 16) | text[start + 2];
        return (int)((part * 0x9E3779B97F4A7C15UL) >> (64 - _listBits));
    }

    private void Append(Slot slot, IEnumerable<string> texts)
    {
        if (_count == _slots.Length)
        {
            var longer = _slots;
            Array.Resize(ref longer, _count * 2);
            Volatile.Write(ref _slots, longer);
        }

        _slots[_count] = slot.Row;
        _greatest = Math.Max(_greatest, slot.Row);
        var chunk = _count / SlotsOfChunk;
        foreach (var text in texts)
        {
            for (var start = 0; start + PartLength <= text.Length; start++)
            {
                ListAt(PlaceOf(text, start)).Append(chunk);
            }
        }

        Volatile.Write(ref _count, _count + 1);
    }

    private ChunkList ListAt(int place)
    {
        ref var list = ref _lists[place];
        if (list is null)
        {
            Volatile.Write(ref list, new ChunkList());
        }

        return list!;
    }

    private bool AnyHas(Slot slot, string text)
    {
        foreach (var record in slot.Records)
        {
            if (string.Equals(field.ReadText(record), text, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
