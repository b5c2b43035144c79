using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Records laid over a store: what would be there, and what would not be there any more, if it had been written already. Not thread-safe.
/// </summary>
internal sealed class RecordOverlay
{
    // A table for each record type: a single one would outgrow what the collector moves cheaply with every batch of an import.
    private readonly Table?[] _tables = new Table?[RecordType.All.Count];
    private readonly Dictionary<Guid, List<DirectoryRecord>> _ofHolder = [];
    private readonly Dictionary<Guid, HashSet<Guid>> _goneOfHolder = [];

    public bool IsEmpty => Array.TrueForAll(_tables, table => table is null);

    /// <summary>Whether it says anything of records of a type.</summary>
    public bool HasAny(RecordKind kind) => TableOf(kind) is { Records.Count: > 0 };

    /// <summary>Whether it says what has become of a record: the record as it is then, or null when it is gone.</summary>
    public bool TryFind(RecordKind kind, Guid id, out DirectoryRecord? record)
    {
        record = null;
        return TableOf(kind) is { } table && table.Records.TryGetValue(id, out record);
    }

    public bool Covers(RecordKind kind, Guid id) => TryFind(kind, id, out _);

    /// <summary>The record with this key, whose text is in compared form.</summary>
    public DirectoryRecord? Find(UniqueKey key) =>
        TableOf(key.Definition.Record)?.Keys.Find(key);

    /// <summary>Every record of a type that is laid over.</summary>
    public IEnumerable<DirectoryRecord> All(RecordKind kind) => TableOf(kind)?.Records.Values.OfType<DirectoryRecord>() ?? [];

    /// <summary>The ids of all records of a type that may be below, and that it says anything of.</summary>
    public IReadOnlyCollection<Guid> CoveredIds(RecordKind kind) => TableOf(kind)?.Covered is { } covered ? covered : [];

    /// <summary>The ids of the records of a type that are gone.</summary>
    public IReadOnlyCollection<Guid> GoneIds(RecordKind kind) => TableOf(kind)?.Gone is { } gone ? gone : [];

    /// <summary>
    /// The ids of the memberships, assignments and places in groups of an account that are gone or were; of a group its assignments.
    /// </summary>
    public IReadOnlyCollection<Guid> GoneOfHolder(Guid userOrGroupId) => _goneOfHolder.TryGetValue(userOrGroupId, out var gone) ? gone : [];

    /// <summary>The memberships, assignments and places in groups of an account that are laid over; of a group its assignments.</summary>
    public IReadOnlyList<DirectoryRecord> OfHolder(Guid userOrGroupId) =>
        _ofHolder.TryGetValue(userOrGroupId, out var records) ? records : [];

    /// <summary>Lays a record over the one with its id.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isNew">Whether there is none below with its id.</param>
    public void Put(DirectoryRecord record, bool isNew = false)
    {
        var table = WritableTable(record.Kind);
        Unlink(table, record.Id);
        table.Records[record.Id] = record;
        if (!isNew)
        {
            (table.Covered ??= []).Add(record.Id);
        }

        table.Gone?.Remove(record.Id);
        table.Keys.Add(record);

        if (HolderOf(record) is { } holderId)
        {
            if (!_ofHolder.TryGetValue(holderId, out var records))
            {
                _ofHolder[holderId] = records = [];
            }

            records.Add(record);
        }
    }

    /// <summary>From now on the record is gone.</summary>
    public void Remove(DirectoryRecord record)
    {
        var table = WritableTable(record.Kind);
        Unlink(table, record.Id);
        table.Records[record.Id] = null;
        (table.Covered ??= []).Add(record.Id);
        (table.Gone ??= []).Add(record.Id);
        if (HolderOf(record) is { } holderId)
        {
            if (!_goneOfHolder.TryGetValue(holderId, out var gone))
            {
                _goneOfHolder[holderId] = gone = [];
            }

            gone.Add(record.Id);
        }
    }

    /// <summary>Says nothing of a record any more: what the store has shows.</summary>
    public void Forget(DirectoryRecord record)
    {
        if (TableOf(record.Kind) is { } table)
        {
            Unlink(table, record.Id);
            table.Records.Remove(record.Id);
            table.Covered?.Remove(record.Id);
            table.Gone?.Remove(record.Id);
            if (HolderOf(record) is { } holderId && _goneOfHolder.TryGetValue(holderId, out var gone))
            {
                gone.Remove(record.Id);
            }
        }
    }

    private static Guid? HolderOf(DirectoryRecord record) => record switch
    {
        Membership membership => membership.UserId,
        RoleAssignment assignment => assignment.UserId ?? assignment.GroupId,
        GroupMember member => member.UserId,
        _ => null,
    };

    private Table? TableOf(RecordKind kind) => _tables[(int)kind - 1];

    private Table WritableTable(RecordKind kind) => _tables[(int)kind - 1] ??= new(kind);

    private void Unlink(Table table, Guid id)
    {
        if (!table.Records.TryGetValue(id, out var record) || record is null)
        {
            return;
        }

        table.Keys.Remove(record);
        if (HolderOf(record) is { } holderId)
        {
            _ofHolder[holderId].Remove(record);
        }
    }

    private sealed class Table(RecordKind kind)
    {
        public Dictionary<Guid, DirectoryRecord?> Records { get; } = [];

        public HashSet<Guid>? Covered { get; set; }

        public HashSet<Guid>? Gone { get; set; }

        public LaidKeys Keys { get; } = new(RecordType.Of(kind).Keys);
    }
}
