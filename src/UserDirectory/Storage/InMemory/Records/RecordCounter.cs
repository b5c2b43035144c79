namespace UserDirectory.Storage.InMemory;

/// <summary>Counts the records that a store visits and writes, for tests that ask whether an operation's work grows. Thread-safe.</summary>
internal sealed class RecordCounter
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public void Add(int records = 1) => Interlocked.Add(ref _count, records);

    public void Reset() => Interlocked.Exchange(ref _count, 0);
}
