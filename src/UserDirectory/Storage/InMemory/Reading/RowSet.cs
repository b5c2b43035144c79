using System.Buffers;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Rows of one table, each once, in the order in which they were found. In memory that is lent: whoever makes one disposes of it, and
/// asks it nothing then. Not thread-safe.
/// </summary>
internal sealed class RowSet : IDisposable
{
    private const int Smallest = 32;
    private const int WordBits = 64;

    private readonly ulong[] _bits;
    private readonly int _rows;
    private int[] _found = ArrayPool<int>.Shared.Rent(Smallest);

    /// <param name="rows">How many rows the table has: what is beyond them came later, and is left aside.</param>
    public RowSet(int rows)
    {
        _rows = rows;
        var words = (rows + WordBits - 1) / WordBits;
        _bits = ArrayPool<ulong>.Shared.Rent(words);
        Array.Clear(_bits, 0, words);
    }

    public int Count { get; private set; }

    public ReadOnlySpan<int> Found => _found.AsSpan(0, Count);

    public bool Contains(int row) => (uint)row < (uint)_rows && (_bits[row / WordBits] & BitOf(row)) != 0;

    public void Add(int row)
    {
        if ((uint)row >= (uint)_rows || Contains(row))
        {
            return;
        }

        _bits[row / WordBits] |= BitOf(row);
        if (Count == _found.Length)
        {
            Grow();
        }

        _found[Count++] = row;
    }

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(_bits);
        ArrayPool<int>.Shared.Return(_found);
    }

    private static ulong BitOf(int row) => 1UL << (row % WordBits);

    private void Grow()
    {
        var found = ArrayPool<int>.Shared.Rent(Count * 2);
        Found.CopyTo(found);
        ArrayPool<int>.Shared.Return(_found);
        _found = found;
    }
}
