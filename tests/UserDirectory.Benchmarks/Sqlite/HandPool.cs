using System.Collections.Concurrent;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>Reads by hand for as many calls as there are at once, each on a connection that is kept. Thread-safe.</summary>
internal sealed class HandPool(SqliteShop shop) : IDisposable
{
    private readonly ConcurrentBag<HandReads> _free = [];

    public T Read<T>(Func<HandReads, T> read)
    {
        var reads = _free.TryTake(out var free) ? free : new(shop);
        try
        {
            return read(reads);
        }
        finally
        {
            _free.Add(reads);
        }
    }

    public void Dispose()
    {
        foreach (var reads in _free)
        {
            reads.Dispose();
        }
    }
}
