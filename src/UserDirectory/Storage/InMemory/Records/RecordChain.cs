namespace UserDirectory.Storage.InMemory;

/// <summary>Walks the records of a slot, newest first, leaving out absences. For <c>foreach</c>; allocates nothing.</summary>
/// <param name="held">What the slot holds.</param>
internal struct RecordChain(object? held)
{
    private object? _next = held;

    public DirectoryRecord Current { get; private set; } = null!;

    public readonly RecordChain GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_next is Version version)
        {
            _next = version.Older;
            if (version.Record is { } record)
            {
                Current = record;
                return true;
            }
        }

        if (_next is not DirectoryRecord settled)
        {
            return false;
        }

        Current = settled;
        _next = null;
        return true;
    }
}
