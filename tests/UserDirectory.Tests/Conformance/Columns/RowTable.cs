using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>The rows of one record type of a tenant, with what leads to them by unique key and by link.</summary>
internal sealed class RowTable(RowLayout layout, Guid tenantId)
{
    private readonly Dictionary<Guid, object?[]> _rows = [];
    private readonly Dictionary<UniqueKey, HashSet<Guid>> _byKey = [];
    private readonly Dictionary<(Field, Guid), HashSet<Guid>> _byLink = [];

    public RowLayout Layout => layout;

    public IReadOnlyDictionary<Guid, object?[]> Rows => _rows;

    public object?[]? Find(Guid id) => _rows.GetValueOrDefault(id);

    /// <summary>The ids of the rows that have a key: more than one only while a set is written.</summary>
    public IReadOnlyCollection<Guid> Having(UniqueKey key) => _byKey.GetValueOrDefault(key) ?? [];

    /// <summary>The ids of the rows whose field links to a record.</summary>
    public IReadOnlyCollection<Guid> Having(Field link, Guid id) => _byLink.GetValueOrDefault((link, id)) ?? [];

    /// <summary>Puts a row in the place of the one with its id; null takes it out.</summary>
    public void Put(Guid id, object?[]? row)
    {
        if (_rows.Remove(id, out var before))
        {
            Enter(before, id, isIn: false);
        }

        if (row is not null)
        {
            _rows[id] = row;
            Enter(row, id, isIn: true);
        }
    }

    private void Enter(object?[] row, Guid id, bool isIn)
    {
        foreach (var key in layout.Type.Keys.Select(key => layout.KeyOf(row, key, tenantId)).OfType<UniqueKey>())
        {
            Enter(_byKey, key, id, isIn);
        }

        foreach (var link in layout.Type.References.Where(link => !layout.Value(row, link).IsMissing))
        {
            Enter(_byLink, (link, layout.Value(row, link).Id), id, isIn);
        }
    }

    private static void Enter<TKey>(Dictionary<TKey, HashSet<Guid>> index, TKey key, Guid id, bool isIn)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var ids))
        {
            index[key] = ids = [];
        }

        _ = isIn ? ids.Add(id) : ids.Remove(id);
        if (ids.Count == 0)
        {
            index.Remove(key);
        }
    }
}
