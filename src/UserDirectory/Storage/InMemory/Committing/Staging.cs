namespace UserDirectory.Storage.InMemory;

/// <summary>
/// What a change set has written so far: in front of the records, not yet seen by readers. The partition's gate is held as long as it
/// lives.
/// </summary>
internal sealed class Staging
{
    /// <summary>So many are looked through faster than an index of them is made.</summary>
    private const int FewRecords = 16;

    private readonly Partition _partition;
    private readonly RecordCounter? _counter;
    private readonly Head _head;
    private readonly long _number;

    // Made when a large set first looks for a record; the first so many of the records are in it.
    private Dictionary<(RecordKind Kind, Guid Id), StagedRecord>? _byId;
    private int _entered;

    public Staging(Partition partition, RecordCounter? counter)
    {
        _partition = partition;
        _counter = counter;
        _head = partition.Head;
        _number = _head.Number + 1;
        View = new(partition, _head, _number, counter);
    }

    /// <summary>The records as they would be.</summary>
    public Snapshot View { get; }

    /// <summary>The records that were written, in order.</summary>
    public List<StagedRecord> Records { get; } = [];

    public void Put(RecordKind kind, Guid id, DirectoryRecord? record, int index)
    {
        _counter?.Add();
        var table = _partition.WritableTable(kind);
        var slot = table.SlotOf(id);
        var isStaged = slot.Recent?.Number == _number;
        var staged = isStaged ? Find(kind, id)! : new StagedRecord(kind, id, table, slot);
        staged.Put(record, _number, index);
        if (!isStaged)
        {
            Records.Add(staged);
        }
    }

    /// <summary>
    /// Puts what a touch counted. Keys and links are what the writes say, so the record keeps the place of the one that wrote it, if any.
    /// </summary>
    public void Touch(DirectoryRecord record) =>
        Put(record.Kind, record.Id, record, Find(record.Kind, record.Id)?.Index ?? StagedRecord.OnlyTouched);

    /// <summary>What was written to a record; null when nothing was.</summary>
    public StagedRecord? Find(RecordKind kind, Guid id)
    {
        if (Records.Count <= FewRecords)
        {
            return Records.Find(staged => staged.Id == id && staged.Kind == kind);
        }

        _byId ??= [];
        for (; _entered < Records.Count; _entered++)
        {
            _byId[(Records[_entered].Kind, Records[_entered].Id)] = Records[_entered];
        }

        return _byId.TryGetValue((kind, id), out var found) ? found : null;
    }

    public bool HasOther(in UniqueKey key, Guid except) => KeysOf(key)?.Find(key, key.Text.AsSpan(), _number, except) is not null;

    /// <summary>The other records that have the key.</summary>
    public IEnumerable<DirectoryRecord> Others(UniqueKey key, Guid except) =>
        KeysOf(key)?.FindAll(key, _number).Where(record => record.Id != except) ?? [];

    public void TakeBack()
    {
        foreach (var staged in Records)
        {
            staged.TakeBack();
        }
    }

    /// <summary>Shows what was staged to readers.</summary>
    /// <param name="sequence">The tenant's number after it.</param>
    /// <param name="authority">The tenant's authority number after it.</param>
    /// <param name="forgetsAll">Whether nothing may stay in memory of what was before.</param>
    public void Publish(long sequence, long authority, bool forgetsAll)
    {
        if (Records.Count > 0)
        {
            _partition.Publish(new(_number, sequence, authority, Counts()), Records, forgetsAll);
        }
    }

    private KeyIndex? KeysOf(in UniqueKey key) => _partition.Table(key.Definition.Record)?.KeysOf(key.Definition);

    private int[] Counts()
    {
        var counts = (int[])_head.Counts.Clone();
        foreach (var staged in Records)
        {
            counts[(int)staged.Kind - 1] += (staged.After is null ? 0 : 1) - (staged.Before is null ? 0 : 1);
        }

        return counts;
    }
}
