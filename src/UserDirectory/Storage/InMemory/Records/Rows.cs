using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// What a table holds of each of its records, by number: a record that has settled, or the newest of its <see cref="Version"/>s. So
/// everything else can name a record by four bytes. A row that is free again goes to another record sooner or later: whoever has its
/// number from an index looks at what it leads to. One writer, under the partition's gate; any number of readers, without a lock.
/// </summary>
internal abstract class Rows
{
    private readonly Blocks<object?> _held = new();
    private Counts[] _counts = new Counts[1];
    private int _live;
    private int _count;

    // Where to look for a free row, to the end of its block.
    private int _next;

    /// <summary>What stands in a row: null, a record, or a version of it.</summary>
    public virtual object? Read(int row) => _held.Of(row) is { } block ? Volatile.Read(ref block[Block.PlaceOf(row)]) : null;

    /// <summary>
    /// A link that stands in a row, read without making a record of it; null when that takes one, or the field is no link.
    /// </summary>
    public virtual FieldValue? ReadLink(int row, Field field) => null;

    public virtual void Write(int row, object? held)
    {
        if (held is null && _held.Of(row) is null)
        {
            return;
        }

        ref var counts = ref _counts[Block.Of(row)];
        ref var place = ref _held.Room(row)[Block.PlaceOf(row)];
        counts.Held += (held is null ? 0 : 1) - (place is null ? 0 : 1);
        Volatile.Write(ref place, held);
        if (counts.Held == 0)
        {
            _held.GiveBack(row);
        }
    }

    /// <summary>Every slot that may hold something, in about the order in which the records came.</summary>
    public IEnumerable<Slot> Slots()
    {
        // The count first: what it counts was put into its row before.
        var count = Volatile.Read(ref _count);
        for (var row = 0; row < count; row++)
        {
            if (!IsEmpty(row))
            {
                yield return new Slot(this, row);
            }
        }
    }

    /// <summary>A free row, for the writer to put something into before it asks for another.</summary>
    public Slot Take()
    {
        while (_next < _count && !IsEmpty(_next))
        {
            _next++;
            GoOnFromEndOfBlock();
        }

        var row = _next++;
        var block = Block.Of(row);
        if (block == _counts.Length)
        {
            Array.Resize(ref _counts, block * 2);
        }

        _counts[block].Taken++;
        _live++;
        Volatile.Write(ref _count, Math.Max(_count, _next));
        GoOnFromEndOfBlock();
        return new Slot(this, row);
    }

    /// <summary>Gives a row back that holds nothing.</summary>
    public void GiveBack(int row)
    {
        _live--;
        if (--_counts[Block.Of(row)].Taken == 0)
        {
            ForgetBlock(row);
        }
    }

    /// <summary>Whether a row holds nothing.</summary>
    protected virtual bool IsEmpty(int row) => Read(row) is null;

    /// <summary>Gives back what is kept for the block of a row, in which nothing is left.</summary>
    protected virtual void ForgetBlock(int row)
    {
    }

    /// <summary>
    /// Where a block is full: at the end of all, as long as few rows are free before it, so that records that came together mostly lie
    /// together; else in a block of which a quarter is free.
    /// </summary>
    private void GoOnFromEndOfBlock()
    {
        if (Block.PlaceOf(_next) != 0)
        {
            return;
        }

        var isRoomy = (_count - _live) * 4 > _count;
        var block = isRoomy ? Array.FindIndex(_counts, counts => counts.Taken * 4 < Block.Length * 3) : _counts.Length;
        _next = Math.Min(Block.FirstOf(block), _count);
    }

    /// <summary>Of a block: how many rows are taken, and how many of them hold an object.</summary>
    private struct Counts
    {
        public int Taken;
        public int Held;
    }
}
