using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Leads from the parts of a text, three characters each, to blocks of a few slots whose search texts have them: a text can only stand where
/// all its parts do. Parts share lists by their hash, and slots a block, so whoever searches looks at every record that it finds. Slots are
/// only ever appended: one whose text changes stands in two blocks from then on.
/// </summary>
internal sealed class SearchIndex(Field field) : RecordIndex
{
    /// <summary>A table of fewer is looked through as quickly, and an index would cost each of many small tenants memory.</summary>
    public const int Smallest = 4_096;

    private const int SlotsOfBlock = 32;
    private const int PartLength = 3;
    private const int ListBits = 15;

    // The rarest say nearly all that the others do.
    private const int MostLists = 12;

    private readonly BlockList?[] _lists = new BlockList?[1 << ListBits];
    private Slot[] _slots = new Slot[SlotsOfBlock];
    private int _count;
    private int _stale;
    private volatile bool _mayRepeat;
    private volatile bool _isComplete;

    /// <summary>Whether every slot of the table is in it, so that it may be asked.</summary>
    public bool IsComplete => _isComplete;

    /// <summary>Whether so much of it leads to nothing that it should be made anew.</summary>
    public bool IsRatherStale => _stale > Smallest / 2 && _stale * 2 > _count;

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

        // While it is being filled, the slot may come once more.
        _mayRepeat |= !_isComplete || !slot.IsEmpty;
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
        var count = Volatile.Read(ref _count);
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

        var found = BlocksOf(lists.OrderBy(list => list!.Length).Take(MostLists), (count + SlotsOfBlock - 1) / SlotsOfBlock);
        var slots = Walk(found, Volatile.Read(ref _slots), count);
        return new(found.Count * (double)SlotsOfBlock, _mayRepeat ? slots.Distinct() : slots) { Hits = found.Count };
    }

    private static List<int> BlocksOf(IEnumerable<BlockList?> lists, int count)
    {
        var all = new ulong[(count + 63) / 64];
        var some = new ulong[all.Length];
        var isFirst = true;
        foreach (var list in lists)
        {
            Array.Clear(some, 0, some.Length);
            list!.MarkIn(some);
            for (var i = 0; i < all.Length; i++)
            {
                all[i] = isFirst ? some[i] : all[i] & some[i];
            }

            isFirst = false;
        }

        return [.. Enumerable.Range(0, count).Where(block => (all[block >> 6] & (1UL << (block & 63))) != 0)];
    }

    private static IEnumerable<Slot> Walk(List<int> blocks, Slot[] slots, int count)
    {
        foreach (var block in blocks)
        {
            var end = Math.Min(count, (block + 1) * SlotsOfBlock);
            for (var i = block * SlotsOfBlock; i < end; i++)
            {
                yield return slots[i];
            }
        }
    }

    private static IEnumerable<int> PlacesOf(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - PartLength + 1)).Select(start => PlaceOf(text, start));

    private static int PlaceOf(string text, int start)
    {
        var part = ((ulong)text[start] << 32) | ((ulong)text[start + 1] << 16) | text[start + 2];
        return (int)((part * 0x9E3779B97F4A7C15UL) >> (64 - ListBits));
    }

    private void Append(Slot slot, IEnumerable<string> texts)
    {
        if (_count == _slots.Length)
        {
            var longer = _slots;
            Array.Resize(ref longer, _count * 2);
            Volatile.Write(ref _slots, longer);
        }

        _slots[_count] = slot;
        var block = _count / SlotsOfBlock;
        foreach (var text in texts)
        {
            for (var start = 0; start + PartLength <= text.Length; start++)
            {
                ListAt(PlaceOf(text, start)).Append(block);
            }
        }

        Volatile.Write(ref _count, _count + 1);
    }

    private BlockList ListAt(int place)
    {
        ref var list = ref _lists[place];
        if (list is null)
        {
            Volatile.Write(ref list, new BlockList());
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
