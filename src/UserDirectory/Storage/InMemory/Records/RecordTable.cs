using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>The records of one type of a tenant, by id and in indexes. Written under the partition's gate, read without a lock.</summary>
internal sealed class RecordTable
{
    private readonly SlotHash<Guid> _slots = new();
    private readonly RecordType _type;
    private readonly KeyIndex[] _keys;
    private readonly PostingIndex[] _postings;

    // In the order in which they came, which is about the order in which they lie in memory: walking them by their hashes would wait for
    // memory at every step.
    private PostingList _inOrder = new();

    // Made when a query first sorts by the field; replaced, never changed, so that readers may walk it.
    private SortedIndex[] _sorted = [];

    // Made when somebody first searches among many; given up when too much of it leads to nothing.
    private SearchIndex? _search;

    public RecordTable(RecordType type)
    {
        _type = type;
        _keys = [.. type.Keys.Select(key => new KeyIndex(key))];
        _postings = [.. type.Fields.Where(PostingIndex.Fits).Select(PostingIndex.Of)];
    }

    /// <summary>The slot of a record; null when there is none.</summary>
    public Slot? Find(Guid id)
    {
        var probe = _slots.Find(id.GetHashCode());
        while (probe.MoveNext())
        {
            if (probe.Current.Tag == id)
            {
                return probe.Current.Slot;
            }
        }

        return null;
    }

    /// <summary>The record as of a commit, or the settled one; null when there is none.</summary>
    public DirectoryRecord? Find(Guid id, long number)
    {
        var probe = _slots.Find(id.GetHashCode());
        while (probe.MoveNext())
        {
            ref var cell = ref probe.Current;
            if (cell.Tag == id)
            {
                return Volatile.Read(ref cell.Settled) ?? cell.Slot!.At(number);
            }
        }

        return null;
    }

    /// <summary>Every slot, in about the order in which the records were added.</summary>
    public IEnumerable<Slot> Slots() => new Posting(Volatile.Read(ref _inOrder)).Slots();

    public KeyIndex KeysOf(KeyDefinition definition)
    {
        foreach (var index in _keys)
        {
            if (ReferenceEquals(index.Definition, definition))
            {
                return index;
            }
        }

        throw new ArgumentException($"'{definition}' is not a key of {_type}.", nameof(definition));
    }

    /// <summary>The postings of a field that <see cref="PostingIndex.Fits"/>.</summary>
    public PostingIndex PostingsOf(Field field)
    {
        foreach (var index in _postings)
        {
            if (ReferenceEquals(index.Field, field))
            {
                return index;
            }
        }

        throw new ArgumentException($"'{field}' is no field of {_type} that postings are kept of.", nameof(field));
    }

    /// <summary>The sorted index of a field; null when there is none yet.</summary>
    public SortedIndex? SortedBy(Field field)
    {
        foreach (var index in Volatile.Read(ref _sorted))
        {
            if (ReferenceEquals(index.Field, field))
            {
                return index;
            }
        }

        return null;
    }

    /// <summary>Makes the sorted index of a field, unless somebody has; the gate is held.</summary>
    public SortedIndex Sort(Field field)
    {
        if (SortedBy(field) is { } made)
        {
            return made;
        }

        var index = new SortedIndex(field, Slots());
        Volatile.Write(ref _sorted, [.. _sorted, index]);
        return index;
    }

    /// <summary>The index of search texts; null when there is none. One that is not complete is still being filled.</summary>
    public SearchIndex? Search => Volatile.Read(ref _search);

    /// <summary>An index of search texts, which commits enter what they write in from now on; the gate is held.</summary>
    /// <param name="field">The field with the search texts.</param>
    /// <param name="count">About how many records there are.</param>
    public SearchIndex BeginSearch(Field field, int count)
    {
        var index = new SearchIndex(field, count);
        Volatile.Write(ref _search, index);
        return index;
    }

    /// <summary>Keeps no index of search texts; the gate is held.</summary>
    public void EndSearch() => Volatile.Write(ref _search, null);

    /// <summary>The record's slot, made when there is none.</summary>
    public Slot SlotOf(Guid id)
    {
        var slot = Find(id);
        if (slot is null)
        {
            slot = new Slot(id);
            _slots.Add(id.GetHashCode(), id, slot);
            _inOrder.Append(slot);
        }

        return slot;
    }

    /// <summary>Forgets an empty slot.</summary>
    public void Drop(Slot slot)
    {
        if (!_slots.Remove(slot.Id.GetHashCode(), slot))
        {
            return;
        }

        _inOrder.Stale++;
        if (_inOrder.IsRatherStale)
        {
            var kept = new PostingList();
            foreach (var other in Slots())
            {
                if (Find(other.Id) == other)
                {
                    kept.Append(other);
                }
            }

            Volatile.Write(ref _inOrder, kept);
        }
    }

    /// <summary>Enters a record's values in every index, before it is pushed into its slot.</summary>
    public void Enter(Slot slot, DirectoryRecord record)
    {
        foreach (var index in _keys)
        {
            index.Enter(slot, record);
        }

        foreach (var index in _postings)
        {
            index.Enter(slot, record);
        }

        foreach (var index in _sorted)
        {
            index.Enter(slot, record);
        }

        _search?.Enter(slot, record);
        GiveUpWhatIsWornOut();
    }

    /// <summary>Takes a record's values out of every index, after it has left its slot's chain.</summary>
    public void Leave(Slot slot, DirectoryRecord record)
    {
        foreach (var index in _keys)
        {
            index.Leave(slot, record);
        }

        foreach (var index in _postings)
        {
            index.Leave(slot, record);
        }

        foreach (var index in _sorted)
        {
            index.Leave(slot, record);
        }

        _search?.Leave(slot, record);
        GiveUpWhatIsWornOut();
    }

    /// <summary>
    /// Notes whether readers may take what a slot has settled to without looking into the slot: before anything is pushed, and after it has
    /// settled.
    /// </summary>
    public void Settle(Slot slot, DirectoryRecord record, bool isSettled)
    {
        _slots.Settle(slot.Id.GetHashCode(), slot, isSettled ? record : null);
        foreach (var index in _keys)
        {
            index.Settle(slot, record, isSettled);
        }
    }

    private void GiveUpWhatIsWornOut()
    {
        if (_search is { IsWornOut: true })
        {
            EndSearch();
        }
    }
}
