namespace UserDirectory.Storage.InMemory;

/// <summary>Walks the rows of a <see cref="RowHash"/> that were entered under one hash. Allocates nothing.</summary>
internal struct RowProbe(ulong[] cells, int hash)
{
    public const ulong Empty = 0;
    public const ulong Removed = ulong.MaxValue;

    private int _next = StartOf(hash, cells.Length);

    /// <summary>The row that it is at.</summary>
    public int Current { get; private set; }

    public bool MoveNext()
    {
        while (Volatile.Read(ref cells[_next]) is var cell and not Empty)
        {
            _next = (_next + 1) & (cells.Length - 1);
            if ((int)cell == hash && cell != Removed)
            {
                Current = (int)(cell >> 32) - 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>A cell: the row, from one so that no cell is <see cref="Empty"/>, above the hash.</summary>
    internal static ulong CellOf(int hash, int row) => ((ulong)(row + 1) << 32) | (uint)hash;

    /// <summary>Where the cells of a hash start.</summary>
    internal static int StartOf(int hash, int length)
    {
        // Multiplying and folding spreads hashes that differ in few bits.
        var spread = (uint)hash * 0x9E3779B1u;
        return (int)(spread ^ (spread >> 16)) & (length - 1);
    }
}
