namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The rows of one value. Grows at its end only, so that a reader can walk what it found while the writer adds; rows leave by way of a
/// new list.
/// </summary>
internal sealed class PostingList
{
    private int[] _rows = new int[4];
    private int _count;
    private int _greatest = -1;

    /// <summary>Has no row, and never gets one.</summary>
    public static PostingList None { get; } = new();

    /// <summary>How many entries no record of their slot's chain backs any more; rather more than fewer.</summary>
    public int Stale { get; set; }

    /// <summary>Whether a row may stand in it twice.</summary>
    public bool MayRepeat { get; private set; }

    public int Count => Volatile.Read(ref _count);

    /// <summary>The first <see cref="Count"/> of these are the rows; read the count first.</summary>
    public int[] Rows => Volatile.Read(ref _rows);

    /// <summary>
    /// Whether so much of it is stale that a new list pays, for what it frees: the work of making it is spread over that many removals.
    /// </summary>
    public bool IsRatherStale => (Stale > 2 && Stale * 4 > _count) || Stale >= _count;

    public void Append(int row)
    {
        // A row that is not beyond all the others may have had the value before, and its old entry may be among the stale ones.
        MayRepeat |= Stale > 0 && row <= _greatest;
        _greatest = Math.Max(_greatest, row);
        if (_count == _rows.Length)
        {
            var rows = _rows;
            Array.Resize(ref rows, _count * 2);
            Volatile.Write(ref _rows, rows);
        }

        _rows[_count] = row;
        Volatile.Write(ref _count, _count + 1);
    }
}
