using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Writes in their order, one a record, and where that of a record is. Not thread-safe.</summary>
internal sealed class WriteList
{
    /// <summary>So many writes are looked through faster than an index of them is made.</summary>
    private const int Few = 16;

    private readonly List<Write> _writes = [];

    // Where the write of a record is. Made when there are many; the first so many of the writes are in it.
    private Dictionary<(RecordKind Kind, Guid Id), int>? _indexes;
    private int _entered;

    public IReadOnlyList<Write> All => _writes;

    /// <summary>The write of a record; null when there is none.</summary>
    public Write? Of(DirectoryRecord record) => IndexOf(record) is var index && index < 0 ? null : _writes[index];

    public void Add(Write write) => _writes.Add(write);

    /// <summary>Adds the write of a record, or has it take the place of the earlier one.</summary>
    public void Put(DirectoryRecord record, Write write)
    {
        if (IndexOf(record) is var index && index >= 0)
        {
            _writes[index] = write;
        }
        else
        {
            _writes.Add(write);
        }
    }

    private int IndexOf(DirectoryRecord record)
    {
        if (_writes.Count <= Few)
        {
            for (var i = 0; i < _writes.Count; i++)
            {
                if (Concerned(_writes[i]) == (record.Kind, record.Id))
                {
                    return i;
                }
            }

            return -1;
        }

        _indexes ??= [];
        for (; _entered < _writes.Count; _entered++)
        {
            if (Concerned(_writes[_entered]) is { } key)
            {
                _indexes[key] = _entered;
            }
        }

        return _indexes.TryGetValue((record.Kind, record.Id), out var index) ? index : -1;
    }

    private static (RecordKind Kind, Guid Id)? Concerned(Write write) => write switch
    {
        Write.Add add => (add.Record.Kind, add.Record.Id),
        Write.Update update => (update.Record.Kind, update.Record.Id),
        Write.Remove remove => (remove.Kind, remove.Id),
        Write.Require require => (require.Kind, require.Id),
        _ => null,
    };
}
