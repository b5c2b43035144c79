using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Keeps the rows of a record type in the order of a field, then of their ids: a tree of three levels whose readers need no lock.
/// </summary>
internal sealed class SortedIndex : RecordIndex
{
    private static readonly Guid s_greatestId = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private readonly Rows _rows;
    private IndexRoot _root;

    /// <param name="field">A field that <see cref="Fits"/>.</param>
    /// <param name="rows">The rows, and what is in them to begin with.</param>
    public SortedIndex(Field field, Rows rows)
    {
        Field = field;
        _rows = rows;
        IsById = field.IsOwnId;
        var entries = EntriesOf(rows.Slots());
        entries.Sort((left, right) => left.CompareTo(right.Key, right.Id));
        _root = IndexRoot.Of(entries);
        Count = entries.Count;
    }

    public Field Field { get; }

    /// <summary>Whether it is in the order of the records' own ids.</summary>
    public bool IsById { get; }

    /// <summary>About how many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Whether a sorted index can be kept of a field: its own id, or an indexed field of one value that <see cref="SortKey"/> orders.
    /// </summary>
    public static bool Fits(Field field) =>
        field.IsOwnId || (field.Worth != IndexWorth.None && field is { IsMany: false, IsDerived: false } && field.Kind != FieldKind.Id);

    /// <summary>The slot that an entry leads to.</summary>
    public Slot SlotOf(IndexEntry entry) => new(_rows, entry.Row);

    /// <summary>Whether an entry is where the index leads to a record, rather than to what its slot held before or will hold.</summary>
    public bool IsEntryOf(IndexEntry entry, DirectoryRecord record) =>
        record.Id == entry.Id && (IsById || entry.Key.IsOf(Field, record));

    /// <summary>A cursor in the gap before the first entry that is at or after this key and id.</summary>
    public SortCursor Seek(SortKey key, Guid id) => new(Volatile.Read(ref _root), key, id);

    /// <summary>A cursor in the gap before the first entry that is after this key and id.</summary>
    public SortCursor SeekAfter(SortKey key, Guid id)
    {
        var cursor = Seek(key, id);
        var next = cursor;
        return next.MoveNext() && next.Current.CompareTo(key, id) == 0 ? next : cursor;
    }

    /// <summary>A cursor in the gap after every entry with this key.</summary>
    public SortCursor SeekAfter(SortKey key) => SeekAfter(key, s_greatestId);

    /// <summary>A cursor in the gap after every entry.</summary>
    public SortCursor SeekEnd() => SeekAfter(SortKey.Greatest);

    public override void Enter(Slot slot, DirectoryRecord record)
    {
        var key = KeyOf(record);
        if (!AnyHas(slot, key))
        {
            Insert(new(key, record.Id, slot.Row));
            Count++;
        }
    }

    public override void Leave(Slot slot, DirectoryRecord record)
    {
        var key = KeyOf(record);
        if (!AnyHas(slot, key))
        {
            Remove(new(key, record.Id, slot.Row));
        }
    }

    private List<IndexEntry> EntriesOf(IEnumerable<Slot> slots)
    {
        var entries = new List<IndexEntry>();
        foreach (var slot in slots)
        {
            var start = entries.Count;
            foreach (var record in slot.Records)
            {
                var entry = new IndexEntry(KeyOf(record), record.Id, slot.Row);
                if (entries.IndexOf(entry, start) < 0)
                {
                    entries.Add(entry);
                }
            }
        }

        return entries;
    }

    private SortKey KeyOf(DirectoryRecord record) => SortKey.Of(Field.Read(record));

    private bool AnyHas(Slot slot, SortKey key)
    {
        foreach (var record in slot.Records)
        {
            if (IsById || key.IsOf(Field, record))
            {
                return true;
            }
        }

        return false;
    }

    private void Insert(IndexEntry entry)
    {
        var (key, id) = (entry.Key, entry.Id);
        var branchAt = IndexBranch.Locate(_root.Lows, key, id);
        var branch = _root[branchAt];
        var leafAt = IndexBranch.Locate(branch.Lows, key, id);
        var leaf = branch[leafAt];
        var position = IndexLeaf.CountBefore(leaf.Entries, leaf.Count, key, id);
        if (leaf.IsFull)
        {
            Split(branchAt, leafAt, position, entry);
        }
        else if (position < leaf.Count || !leaf.TryAppend(entry))
        {
            branch.Replace(leafAt, leaf.With(position, entry));
        }
    }

    /// <summary>Splits a full leaf; where entries come in order, at its end, so that what stays behind is full.</summary>
    private void Split(int branchAt, int leafAt, int position, IndexEntry entry)
    {
        var branch = _root[branchAt];
        var leaf = branch[leafAt];
        var isLast = position == leaf.Count && leafAt == branch.Count - 1 && branchAt == _root.Count - 1;
        var middle = isLast ? leaf.Count : leaf.Count / 2;
        var left = isLast ? leaf : leaf.Part(0, middle);
        var right = leaf.Part(middle, leaf.Count);
        var split = position < middle
            ? branch.WithSplit(leafAt, left.With(position, entry), right)
            : branch.WithSplit(leafAt, left, right.With(position - middle, entry));
        if (split.Count <= IndexBranch.Capacity)
        {
            _root.Replace(branchAt, split);
            return;
        }

        var half = isLast ? split.Count - 1 : split.Count / 2;
        Volatile.Write(ref _root, _root.WithSplit(branchAt, split.Part(0, half), split.Part(half, split.Count)));
    }

    private void Remove(IndexEntry entry)
    {
        var branchAt = IndexBranch.Locate(_root.Lows, entry.Key, entry.Id);
        var branch = _root[branchAt];
        var leafAt = IndexBranch.Locate(branch.Lows, entry.Key, entry.Id);
        var leaf = branch[leafAt];
        var position = IndexLeaf.CountBefore(leaf.Entries, leaf.Count, entry.Key, entry.Id);
        if (position == leaf.Count || leaf.Entries[position] != entry)
        {
            return;
        }

        Count--;
        var root = _root.Without(branchAt, leafAt, position);
        if (root != _root)
        {
            Volatile.Write(ref _root, root);
        }
    }
}
