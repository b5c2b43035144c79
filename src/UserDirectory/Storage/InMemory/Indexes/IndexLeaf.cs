namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A short run of entries of a sorted index. Entries are only ever added at its end, where there is room; every other change makes a new
/// leaf, so a reader can walk the entries that it counted.
/// </summary>
internal sealed class IndexLeaf(IndexEntry[] entries, int count)
{
    /// <summary>So small that copying a leaf costs little, so large that there are few.</summary>
    public const int Capacity = 16;

    private int _count = count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The first <see cref="Count"/> of these are the entries; read the count first.</summary>
    public IndexEntry[] Entries => entries;

    /// <summary>The least entry; none when it is empty.</summary>
    public IndexEntry Least => Count > 0 ? entries[0] : default;

    public bool IsFull => _count == Capacity;

    /// <summary>Whether it is so empty that it had better be one with a neighbour.</summary>
    public bool IsSparse => _count < Capacity / 4;

    /// <summary>The number of entries before this key and id.</summary>
    public static int CountBefore(IndexEntry[] entries, int count, SortKey key, Guid id)
    {
        int low = 0, high = count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (entries[middle].CompareTo(key, id) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Adds an entry at the end of this very leaf, when its array has room.</summary>
    public bool TryAppend(IndexEntry entry)
    {
        if (_count == entries.Length)
        {
            return false;
        }

        entries[_count] = entry;
        Volatile.Write(ref _count, _count + 1);
        return true;
    }

    public IndexLeaf With(int position, IndexEntry entry)
    {
        // What is appended to is likely to be appended to again.
        var copy = new IndexEntry[position == _count ? Capacity : _count + 1];
        Array.Copy(entries, copy, position);
        copy[position] = entry;
        Array.Copy(entries, position, copy, position + 1, _count - position);
        return new(copy, _count + 1);
    }

    public IndexLeaf Without(int position)
    {
        var copy = new IndexEntry[_count - 1];
        Array.Copy(entries, copy, position);
        Array.Copy(entries, position + 1, copy, position, _count - position - 1);
        return new(copy, _count - 1);
    }

    /// <summary>Whether it and the leaf after it fit into one that has room left.</summary>
    public bool FitsWith(IndexLeaf next) => _count + next._count <= Capacity * 3 / 4;

    /// <summary>The entries of it and of the leaf after it.</summary>
    public IndexLeaf With(IndexLeaf next)
    {
        var both = new IndexEntry[_count + next._count];
        Array.Copy(entries, both, _count);
        Array.Copy(next.Entries, 0, both, _count, next._count);
        return new(both, both.Length);
    }

    public IndexLeaf Part(int start, int end)
    {
        var copy = new IndexEntry[end - start];
        Array.Copy(entries, start, copy, 0, copy.Length);
        return new(copy, copy.Length);
    }
}
