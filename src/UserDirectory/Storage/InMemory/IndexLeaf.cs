namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A short run of entries of a sorted index. Entries are only ever added at its end, where there is room; every other change makes a new leaf, so a reader can walk
/// the entries that it counted.
/// </summary>
internal sealed class IndexLeaf(IndexEntry[] entries, int count)
{
    /// <summary>So small that copying a leaf costs little, so large that there are few.</summary>
    public const int Capacity = 16;

    private int _count = count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>The first <see cref="Count"/> of these are the entries; read the count first.</summary>
    public IndexEntry[] Entries => entries;

    public bool IsFull => _count == Capacity;

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

    public IndexLeaf Part(int start, int end)
    {
        var copy = new IndexEntry[end - start];
        Array.Copy(entries, start, copy, 0, copy.Length);
        return new(copy, copy.Length);
    }
}
