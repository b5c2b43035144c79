namespace UserDirectory.Storage.InMemory;

/// <summary>
/// What a table holds of each of its records, by number, in chunks: a record that has settled, or the newest of its <see cref="Version"/>s.
/// So everything else can name a record by four bytes. A row that is free again goes to another record sooner or later: whoever has its
/// number from an index looks at what it leads to. One writer, under the partition's gate; any number of readers, without a lock.
/// </summary>
internal sealed class Rows
{
    private const int ChunkBits = 8;
    private const int ChunkLength = 1 << ChunkBits;
    private const int Smallest = 8;

    // The first chunk grows and stays: many tenants are small. The others have their length, or are null while no record is there.
    private object?[]?[] _chunks = [new object?[Smallest]];
    private int[] _taken = new int[1];
    private int _live;
    private int _count;

    // Where to look for a free row, to the end of its chunk.
    private int _next;

    /// <summary>What stands in a row: null, a record, or a version of it.</summary>
    public object? Read(int row)
    {
        var chunk = Volatile.Read(ref Volatile.Read(ref _chunks)[row >> ChunkBits]);

        // A chunk that is given back had nothing that a reader of a state that is kept could want.
        return chunk is null ? null : Volatile.Read(ref chunk[row & (ChunkLength - 1)]);
    }

    public void Write(int row, object? held) => Volatile.Write(ref _chunks[row >> ChunkBits]![row & (ChunkLength - 1)], held);

    /// <summary>Every slot that may hold something, in about the order in which the records came.</summary>
    public IEnumerable<Slot> Slots()
    {
        // The count first: what it counts is in the chunks that are read after it.
        var count = Volatile.Read(ref _count);
        for (var row = 0; row < count; row++)
        {
            if (Volatile.Read(ref Volatile.Read(ref _chunks)[row >> ChunkBits]) is null)
            {
                row |= ChunkLength - 1;
            }
            else if (Read(row) is not null)
            {
                yield return new Slot(this, row);
            }
        }
    }

    /// <summary>A free row, for the writer to put something into before it asks for another.</summary>
    public Slot Take()
    {
        while (_next < _count && !IsFree(_next))
        {
            _next++;
            if ((_next & (ChunkLength - 1)) == 0)
            {
                _next = NextChunk();
            }
        }

        var row = _next++;
        MakeRoom(row);
        _taken[row >> ChunkBits]++;
        _live++;
        if (row == _count)
        {
            Volatile.Write(ref _count, row + 1);
        }

        if ((_next & (ChunkLength - 1)) == 0)
        {
            _next = NextChunk();
        }

        return new Slot(this, row);
    }

    /// <summary>Gives a row back that holds nothing.</summary>
    public void GiveBack(int row)
    {
        var chunk = row >> ChunkBits;
        _live--;
        if (--_taken[chunk] == 0 && chunk > 0)
        {
            Volatile.Write(ref _chunks[chunk], null);
        }
    }

    private bool IsFree(int row) => Read(row) is null;

    /// <summary>
    /// Where to go on when a chunk is full: at the end, as long as few rows are free before it, so that records that came together mostly
    /// lie together; else in a chunk of which a quarter is free.
    /// </summary>
    private int NextChunk()
    {
        if ((_count - _live) * 4 <= _count)
        {
            return _count;
        }

        var chunk = Array.FindIndex(_taken, taken => taken * 4 < ChunkLength * 3);
        return Math.Min(chunk << ChunkBits, _count);
    }

    private void MakeRoom(int row)
    {
        var (at, inChunk) = (row >> ChunkBits, row & (ChunkLength - 1));
        if (at == _chunks.Length)
        {
            var longer = _chunks;
            Array.Resize(ref longer, at * 2);
            Array.Resize(ref _taken, at * 2);
            Volatile.Write(ref _chunks, longer);
        }

        var chunk = _chunks[at] ?? new object?[ChunkLength];
        if (inChunk >= chunk.Length)
        {
            Array.Resize(ref chunk, chunk.Length * 2);
        }

        Volatile.Write(ref _chunks[at], chunk);
    }
}
