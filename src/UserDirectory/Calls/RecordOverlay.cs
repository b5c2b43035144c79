using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Records laid over a store: what would be there if it had been written already. Additions and replacements only. Not thread-safe.</summary>
internal sealed class RecordOverlay
{
    private readonly Dictionary<(RecordKind Kind, Guid Id), DirectoryRecord> _records = [];
    private readonly Dictionary<UniqueKey, DirectoryRecord> _keys = [];
    private readonly Dictionary<Guid, List<DirectoryRecord>> _ofUser = [];

    public bool IsEmpty => _records.Count == 0;

    public bool TryFind(RecordKind kind, Guid id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DirectoryRecord? record) =>
        _records.TryGetValue((kind, id), out record);

    /// <summary>The record with this key, whose text is in compared form.</summary>
    public DirectoryRecord? Find(UniqueKey key) => _keys.TryGetValue(key, out var record) ? record : null;

    /// <summary>Every record of a type.</summary>
    public IEnumerable<DirectoryRecord> All(RecordKind kind) => _records.Where(pair => pair.Key.Kind == kind).Select(pair => pair.Value);

    /// <summary>The memberships, assignments and places in groups of an account.</summary>
    public IReadOnlyList<DirectoryRecord> OfUser(Guid userId) => _ofUser.TryGetValue(userId, out var records) ? records : [];

    /// <summary>Lays a record over the one with its id.</summary>
    /// <returns>What lay there; null when nothing did.</returns>
    public DirectoryRecord? Put(DirectoryRecord record)
    {
        var before = Take(record.Kind, record.Id);
        _records[(record.Kind, record.Id)] = record;
        foreach (var definition in RecordType.Of(record.Kind).Keys)
        {
            if (definition.Read(record) is { } key)
            {
                _keys[key] = record;
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
        if (!_records.TryGetValue((kind, id), out var record))
        {
            return null;
        }

        _records.Remove((kind, id));
        foreach (var definition in RecordType.Of(kind).Keys)
        {
            if (definition.Read(record) is { } key && _keys.TryGetValue(key, out var holder) && ReferenceEquals(holder, record))
            {
                _keys.Remove(key);
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
}
