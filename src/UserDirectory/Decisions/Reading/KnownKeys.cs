using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Which record has a key, or that none has, of the keys that were asked for. Not thread-safe.</summary>
internal sealed class KnownKeys
{
    /// <summary>So many are looked through faster than an index of them is made.</summary>
    private const int Few = 16;

    private readonly List<(Read.ByKey Read, DirectoryRecord? Found)> _known = [];

    // Where a key is, once there are many.
    private Dictionary<UniqueKey, int>? _indexes;

    // Most keys are looked up as they were typed. Who looks for that of a record has it as it is compared: then all are brought to that.
    private Dictionary<UniqueKey, DirectoryRecord?>? _compared;
    private int _comparedOf;

    /// <summary>Whether it is known which record has the key; null is none.</summary>
    public bool TryGet(in UniqueKey key, out DirectoryRecord? found)
    {
        var index = IndexOf(key);
        found = index < 0 ? null : _known[index].Found;
        return index >= 0;
    }

    /// <summary>The same by the key of a record, of keys that may have been asked for as they were typed.</summary>
    public bool TryGetCompared(in UniqueKey key, out DirectoryRecord? found)
    {
        found = null;
        if (!key.IsCompared || key.Text is null || key.Definition.IsExact || _known.Count == 0)
        {
            return false;
        }

        _compared ??= [];
        for (; _comparedOf < _known.Count; _comparedOf++)
        {
            var (read, record) = _known[_comparedOf];
            if (read.Key.Compared() is { } compared)
            {
                _compared[compared] = record;
            }
        }

        return _compared.TryGetValue(key, out found);
    }

    /// <summary>From now on this record has the key; null is none.</summary>
    public void Learn(Read.ByKey read, DirectoryRecord? found)
    {
        if (IndexOf(read.Key) is var index && index >= 0)
        {
            _known[index] = (read, found);
            _comparedOf = Math.Min(_comparedOf, index);
            return;
        }

        _known.Add((read, found));
        _indexes?.Add(read.Key, _known.Count - 1);
    }

    private int IndexOf(in UniqueKey key)
    {
        if (_known.Count <= Few)
        {
            for (var i = 0; i < _known.Count; i++)
            {
                if (_known[i].Read.Key == key)
                {
                    return i;
                }
            }

            return -1;
        }

        if (_indexes is null)
        {
            _indexes = [];
            for (var i = 0; i < _known.Count; i++)
            {
                _indexes[_known[i].Read.Key] = i;
            }
        }

        return _indexes.TryGetValue(key, out var index) ? index : -1;
    }
}
