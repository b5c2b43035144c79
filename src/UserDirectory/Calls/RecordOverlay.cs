using System.Diagnostics.CodeAnalysis;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Records laid over a store: what would be there if it had been written already. Additions and replacements only. Not thread-safe.</summary>
internal sealed class RecordOverlay
{
    // A table for each record type: a single one would outgrow what the collector moves cheaply with every batch of an import.
    private readonly Table?[] _tables = new Table?[RecordType.All.Count];
    private readonly Dictionary<Guid, List<DirectoryRecord>> _ofUser = [];

    public bool IsEmpty => Array.TrueForAll(_tables, table => table is null);

    public bool TryFind(RecordKind kind, Guid id, [NotNullWhen(true)] out DirectoryRecord? record)
    {
        record = null;
        return _tables[(int)kind - 1] is { } table && table.Records.TryGetValue(id, out record);
    }

    /// <summary>The record with this key, whose text is in compared form.</summary>
    public DirectoryRecord? Find(UniqueKey key) =>
        _tables[(int)key.Definition.Record - 1] is { } table && table.Keys.TryGetValue(key, out var record) ? record : null;

    /// <summary>Every record of a type.</summary>
    public IEnumerable<DirectoryRecord> All(RecordKind kind) => _tables[(int)kind - 1] is { } table ? table.Records.Values : [];

    /// <summary>The memberships, assignments and places in groups of an account.</summary>
    public IReadOnlyList<DirectoryRecord> OfUser(Guid userId) => _ofUser.TryGetValue(userId, out var records) ? records : [];

    /// <summary>Lays a record over the one with its id.</summary>
    /// <returns>What lay there; null when nothing did.</returns>
    public DirectoryRecord? Put(DirectoryRecord record)
    {
        var before = Take(record.Kind, record.Id);
        var table = _tables[(int)record.Kind - 1] ??= new(record.Kind);
        table.Records[record.Id] = record;
        foreach (var definition in table.Definitions)
        {
            // Who has it first keeps it: a later one is about to be refused and taken away again.
            if (definition.Read(record) is { } key && !table.Keys.ContainsKey(key))
            {
                table.Keys.Add(key, record);
            }
        }

        if (UserOf(record) is { } userId)
        {
            if (!_ofUser.TryGetValue(userId, out var records))
            {
                _ofUser[userId] = records = [];
            }

            records.Add(record);
        }

        return before;
    }

    /// <summary>Takes a record away again, so that what the store has shows.</summary>
    public DirectoryRecord? Take(RecordKind kind, Guid id)
    {
        if (!TryFind(kind, id, out var record))
        {
            return null;
        }

        var table = _tables[(int)kind - 1]!;
        table.Records.Remove(id);
        foreach (var definition in table.Definitions)
        {
            if (definition.Read(record) is { } key && table.Keys.TryGetValue(key, out var holder) && ReferenceEquals(holder, record))
            {
                table.Keys.Remove(key);
            }
        }

        if (UserOf(record) is { } userId)
        {
            _ofUser[userId].Remove(record);
        }

        return record;
    }

    private static Guid? UserOf(DirectoryRecord record) => record switch
    {
        Membership membership => membership.UserId,
        RoleAssignment assignment => assignment.UserId,
        GroupMember member => member.UserId,
        _ => null,
    };

    private sealed class Table(RecordKind kind)
    {
        public KeyDefinition[] Definitions { get; } = [.. RecordType.Of(kind).Keys];

        public Dictionary<Guid, DirectoryRecord> Records { get; } = [];

        public Dictionary<UniqueKey, DirectoryRecord> Keys { get; } = [];
    }
}
