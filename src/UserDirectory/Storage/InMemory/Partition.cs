namespace UserDirectory.Storage.InMemory;

/// <summary>Everything of one tenant. Used only while its <see cref="Gate"/> is held.</summary>
internal sealed class Partition(Guid tenantId) : IRecordView
{
    private readonly Dictionary<Guid, DirectoryRecord>[] _tables = [.. RecordType.All.Select(_ => new Dictionary<Guid, DirectoryRecord>())];
    private readonly Dictionary<UniqueKey, DirectoryRecord> _keys = [];
    private readonly Queue<Guid> _feed = new();

    public object Gate { get; } = new();

    public Guid TenantId => tenantId;

    public long Sequence { get; set; }

    public long Authority { get; set; }

    /// <summary>Whether the tenant was removed while somebody waited for the gate.</summary>
    public bool IsRemoved { get; set; }

    public DirectoryRecord? Find(RecordKind kind, Guid id) => Table(kind).TryGetValue(id, out var record) ? record : null;

    public DirectoryRecord? Find(UniqueKey key) => _keys.TryGetValue(key, out var record) ? record : null;

    public IEnumerable<DirectoryRecord> All(RecordKind kind) => Table(kind).Values;

    public IEnumerable<DirectoryRecord> Having(Field field, FieldValue value)
    {
        if (ReferenceEquals(field, RecordType.Of(field.Record).Fields[0]))
        {
            return Find(field.Record, value.Id) is { } record ? [record] : [];
        }

        return All(field.Record).Where(record => field.IsMany ? field.ReadMany(record).Contains(value) : field.Read(record).Equals(value));
    }

    /// <summary>Puts a record in the place of the one with its id, or takes it away.</summary>
    public void Put(RecordKind kind, Guid id, DirectoryRecord? record)
    {
        if (record is null)
        {
            Table(kind).Remove(id);
        }
        else
        {
            Table(kind)[id] = record;
        }
    }

    public void ReleaseKeys(DirectoryRecord? record)
    {
        foreach (var key in KeysOf(record))
        {
            _keys.Remove(key);
        }
    }

    public void TakeKeys(DirectoryRecord? record)
    {
        foreach (var key in KeysOf(record))
        {
            _keys[key] = record!;
        }
    }

    public void Append(Change change, int kept)
    {
        Put(RecordKind.Change, change.Id, change);
        _feed.Enqueue(change.Id);
        if (_feed.Count > kept)
        {
            Put(RecordKind.Change, _feed.Dequeue(), null);
        }
    }

    /// <summary>Blanks what the kept feed tells of a record's values.</summary>
    public void Redact(RecordKind kind, Guid id)
    {
        foreach (var change in All(RecordKind.Change).Cast<Change>().Where(change => FeedRedaction.Concerns(change, kind, id)).ToList())
        {
            Put(RecordKind.Change, change.Id, FeedRedaction.Blank(change, kind, id));
        }
    }

    private static IEnumerable<UniqueKey> KeysOf(DirectoryRecord? record) => record is null
        ? []
        : RecordType.Of(record.Kind).Keys.Select(definition => definition.Read(record)).OfType<UniqueKey>();

    private Dictionary<Guid, DirectoryRecord> Table(RecordKind kind) => _tables[(int)kind - 1];
}
