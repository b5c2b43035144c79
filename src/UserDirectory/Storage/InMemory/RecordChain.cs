using System.Runtime.CompilerServices;

namespace UserDirectory.Storage.InMemory;

/// <summary>Walks the records of a slot, newest first, leaving out absences. For <c>foreach</c>; allocates nothing.</summary>
internal struct RecordChain(object? state)
{
    private object? _state = state;

    public DirectoryRecord Current { get; private set; } = null!;

    public readonly RecordChain GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_state is not null)
        {
            var version = _state as Version;
            var record = version is null ? Unsafe.As<DirectoryRecord>(_state) : version.Record;
            _state = version?.Older;
            if (record is not null)
            {
                Current = record;
                return true;
            }
        }

        return false;
    }
}
