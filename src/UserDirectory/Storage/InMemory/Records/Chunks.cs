namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Values by number, in chunks that are there only where somebody keeps something. The first one grows and stays: many tenants are small.
/// One writer; a reader needs no lock, and where there is no chunk finds nothing.
/// </summary>
internal sealed class Chunks<T>
{
    private const int Smallest = 8;

    private T[]?[] _chunks = [new T[Smallest]];

    /// <summary>The chunk of a number, if that has a place in it; else null.</summary>
    public T[]? Of(int number)
    {
        var chunks = Volatile.Read(ref _chunks);
        var at = Chunk.Of(number);
        return at < chunks.Length && Volatile.Read(ref chunks[at]) is { } chunk && Chunk.PlaceOf(number) < chunk.Length ? chunk : null;
    }

    /// <summary>The chunk of a number, made where there is none.</summary>
    public T[] Room(int number)
    {
        if (Of(number) is { } there)
        {
            return there;
        }

        var at = Chunk.Of(number);
        if (at >= _chunks.Length)
        {
            var longer = _chunks;
            Array.Resize(ref longer, Math.Max(at + 1, _chunks.Length * 2));
            Volatile.Write(ref _chunks, longer);
        }

        var chunk = _chunks[at];
        Array.Resize(ref chunk, chunk is null ? Chunk.Length : Math.Max(chunk.Length * 2, Smallest));
        Volatile.Write(ref _chunks[at], chunk);
        return Room(number);
    }

    /// <summary>Gives the chunk of a number back, in which nothing is left.</summary>
    public void GiveBack(int number)
    {
        if (Chunk.Of(number) > 0 && Of(number) is not null)
        {
            Volatile.Write(ref _chunks[Chunk.Of(number)], null);
        }
    }
}
