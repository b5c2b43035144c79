using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// What a table holds of each of its records, by number: a record that has settled, or the newest of its <see cref="Version"/>s. So
/// everything else can name a record by four bytes. A row that is free again goes to another record sooner or later: whoever has its
/// number from an index looks at what it leads to. One writer, under the partition's gate; any number of readers, without a lock.
/// </summary>
internal abstract class Rows
{
    private readonly Segments<object?> _held = new();
    private Counts[] _counts = new Counts[1];
    private int _live;
    private int _count;

    // Where to look for a free row, to the end of its segment.
    private int _next;

    /// <summary>How many rows there are, free ones included.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>What stands in a row: null, a record, or a version of it.</summary>
    public object? Read(int row) => InFront(row) ?? ReadPacked(row);

    /// <summary>
    /// A link that stands in a row, read without making a record of it; null when that takes one, or the field is no link.
    /// </summary>
    public virtual FieldValue? ReadLink(int row, Field field) => null;

    /// <summary>What a link joins that stands in a row; false when that takes a record of it, or there is none.</summary>
    public virtual bool TryReadEnds(int row, out LinkEnds ends)
    {
        ends = default;
        return false;
    }

    public virtual void Write(int row, object? held)
    {
        if (held is null && _held.Of(row) is null)
        {
            return;
        }

        ref var counts = ref _counts[Segment.Of(row)];
        ref var place = ref _held.Room(row)[Segment.PlaceOf(row)];
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
            GoOnFromEndOfSegment();
        }

        var row = _next++;
        var segment = Segment.Of(row);
        if (segment == _counts.Length)
        {
            Array.Resize(ref _counts, segment * 2);
        }

        _counts[segment].Taken++;
        _live++;
        Volatile.Write(ref _count, Math.Max(_count, _next));
        GoOnFromEndOfSegment();
        return new Slot(this, row);
    }

    /// <summary>Gives a row back that holds nothing.</summary>
    public void GiveBack(int row)
    {
        _live--;
        if (--_counts[Segment.Of(row)].Taken == 0)
        {
            ForgetSegment(row);
        }
    }

    /// <summary>What stands in a row as an object, and in front of what may be packed.</summary>
    protected object? InFront(int row) => _held.Of(row) is { } segment ? Volatile.Read(ref segment[Segment.PlaceOf(row)]) : null;

    /// <summary>A record made of what is packed; null when nothing is.</summary>
    protected virtual DirectoryRecord? ReadPacked(int row) => null;

    /// <summary>Whether a row holds nothing.</summary>
    protected virtual bool IsEmpty(int row) => InFront(row) is null;

    /// <summary>Gives back what is kept for the segment of a row, in which nothing is left.</summary>
    protected virtual void ForgetSegment(int row)
    {
    }

    /// <summary>
    /// Where a segment is full: at the end of all, as long as few rows are free before it, so that records that came together mostly lie
    /// together; else in a segment of which a quarter is free.
    /// </summary>
    private void GoOnFromEndOfSegment()
    {
        if (Segment.PlaceOf(_next) != 0)
        {
            return;
        }

        var isRoomy = (_count - _live) * 4 > _count;
        var segment = isRoomy ? Array.FindIndex(_counts, counts => counts.Taken * 4 < Segment.Length * 3) : _counts.Length;
        _next = Math.Min(Segment.FirstOf(segment), _count);
    }

    /// <summary>Of a segment: how many rows are taken, and how many of them hold an object.</summary>
    private struct Counts
    {
        public int Taken;
        public int Held;
    }
}
