namespace UserDirectory.Storage.InMemory;

/// <summary>Walks the records of a slot, newest first, leaving out absences. For <c>foreach</c>; allocates nothing.</summary>
internal struct RecordChain(Version? recent, DirectoryRecord? settled)
{
    private Version? _recent = recent;
    private DirectoryRecord? _settled = settled;

    public DirectoryRecord Current { get; private set; } = null!;

    public readonly RecordChain GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_recent is not null)
        {
            var record = _recent.Record;
            _recent = _recent.Older;
            if (record is not null)
            {
                Current = record;
                return true;
            }
        }

        if (_settled is null)
        {
            return false;
        }

        Current = _settled;
        _settled = null;
        return true;
    }
}
