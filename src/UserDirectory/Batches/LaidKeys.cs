using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Which of the records of a type that are laid over a store has a key: of several the one that was laid last. Not thread-safe.
/// </summary>
/// <param name="definitions">The keys of the type.</param>
internal sealed class LaidKeys(IReadOnlyList<KeyDefinition> definitions)
{
    /// <summary>So many are looked through faster than an index of them is made.</summary>
    private const int Few = 8;

    private readonly List<DirectoryRecord> _few = [];
    private Dictionary<UniqueKey, DirectoryRecord>? _many;

    public DirectoryRecord? Find(in UniqueKey key)
    {
        if (_many is not null)
        {
            return _many.TryGetValue(key, out var found) ? found : null;
        }

        for (var i = _few.Count - 1; i >= 0; i--)
        {
            if (key.Definition.Read(_few[i]) == key)
            {
                return _few[i];
            }
        }

        return null;
    }

    public void Add(DirectoryRecord record)
    {
        if (_many is null && _few.Count < Few)
        {
            _few.Add(record);
            return;
        }

        if (_many is null)
        {
            _many = [];
            _few.ForEach(Enter);
            _few.Clear();
        }

        Enter(record);
    }

    public void Remove(DirectoryRecord record)
    {
        if (_many is null)
        {
            _few.RemoveAt(_few.FindIndex(each => ReferenceEquals(each, record)));
            return;
        }

        for (var i = 0; i < definitions.Count; i++)
        {
            // Another record may have the key by now.
            if (definitions[i].Read(record) is { } key && _many.TryGetValue(key, out var holder) && ReferenceEquals(holder, record))
            {
                _many.Remove(key);
            }
        }
    }

    private void Enter(DirectoryRecord record)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (definitions[i].Read(record) is { } key)
            {
                _many![key] = record;
            }
        }
    }
}
