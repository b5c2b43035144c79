using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>The records of one type of a tenant, by id and in indexes. Written under the partition's gate, read without a lock.</summary>
internal sealed class RecordTable
{
    private readonly Rows _rows;
    private readonly RowHash _ids = new();
    private readonly RecordType _type;
    private readonly KeyIndex[] _keys;
    private readonly PostingIndex[] _postings;

    // Made when a query first sorts by the field; replaced, never changed, so that readers may walk it.
    private SortedIndex[] _sorted = [];

    // Made when somebody first searches among many; given up when too much of it leads to nothing.
    private SearchIndex? _search;

    public RecordTable(RecordType type, Partition partition)
    {
        _type = type;
        _rows = LinkRows.Fits(type) ? new LinkRows(type, partition) : new RecordRows();
        _keys = [.. type.Keys.Select(key => new KeyIndex(key, _rows))];
        _postings =
        [
            .. type.Fields.Where(field => PostingIndex.Fits(field) && !_keys.Any(index => index.LeadsFrom(field)))
                .Select(field => PostingIndex.Of(field, _rows)),
        ];
    }

    /// <summary>The slot of a record; null when there is none.</summary>
    public Slot? Find(Guid id)
    {
        var probe = _ids.Find(id.GetHashCode());
        while (probe.MoveNext())
        {
            var slot = new Slot(_rows, probe.Current);
            if (slot.Id == id)
            {
                return slot;
            }
        }

        return null;
    }

    /// <summary>The record as of a commit, or the settled one; null when there is none.</summary>
    public DirectoryRecord? Find(Guid id, long number)
    {
        var probe = _ids.Find(id.GetHashCode());
        while (probe.MoveNext())
        {
            if (new Slot(_rows, probe.Current).At(number) is { } record && record.Id == id)
            {
                return record;
            }
        }

        return null;
    }

    /// <summary>The id of the record that a row holds, in whatever state; null when it holds none.</summary>
    public Guid? IdAt(int row) => new Slot(_rows, row).Id;

    /// <summary>How many rows there are, free ones included.</summary>
    public int RowCount => _rows.Count;

    /// <summary>The slot of a row.</summary>
    public Slot SlotAt(int row) => new(_rows, row);

    /// <summary>Every slot, in about the order in which the records were added.</summary>
    public IEnumerable<Slot> Slots() => _rows.Slots();

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
    public IPostings PostingsOf(Field field)
    {
        foreach (var index in _postings)
        {
            if (ReferenceEquals(index.Field, field))
            {
                return index;
            }
        }

        foreach (var index in _keys)
        {
            if (index.LeadsFrom(field))
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

        var index = new SortedIndex(field, _rows);
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
        var index = new SearchIndex(field, _rows, count);
        Volatile.Write(ref _search, index);
        return index;
    }

    /// <summary>Keeps no index of search texts; the gate is held.</summary>
    public void EndSearch() => Volatile.Write(ref _search, null);

    /// <summary>The record's slot, made when there is none.</summary>
    public Slot SlotOf(Guid id)
    {
        if (Find(id) is { } found)
        {
            return found;
        }

        var slot = _rows.Take();
        _ids.Add(id.GetHashCode(), slot.Row);
        return slot;
    }

    /// <summary>Forgets the empty slot of a record.</summary>
    public void Drop(Slot slot, Guid id)
    {
        _ids.Remove(id.GetHashCode(), slot.Row);
        _rows.GiveBack(slot.Row);
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

    private void GiveUpWhatIsWornOut()
    {
        if (_search is { IsWornOut: true })
        {
            EndSearch();
        }
    }
}
