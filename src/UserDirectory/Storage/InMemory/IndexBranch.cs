namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Neighbouring leaves of a sorted index, with the least entry of each side by side. A leaf may be replaced by another of the same range in place; a change of the
/// ranges makes a new branch and leaves this one as it was, complete for whoever still walks it.
/// </summary>
internal sealed class IndexBranch(IndexEntry[] lows, IndexLeaf[] leaves)
{
    public const int Capacity = 64;

    /// <summary>The least entry that each leaf may hold; the first leaf also takes what is less.</summary>
    public IndexEntry[] Lows => lows;

    public int Count => leaves.Length;

    public IndexLeaf this[int index] => Volatile.Read(ref leaves[index]);

    /// <summary>The index of the last low that is at most this key and id, at least 0.</summary>
    public static int Locate(IndexEntry[] lows, SortKey key, Guid id)
    {
        int low = 1, high = lows.Length;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (lows[middle].CompareTo(key, id) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    public void Replace(int index, IndexLeaf leaf) => Volatile.Write(ref leaves[index], leaf);

    /// <summary>A branch with two leaves in the place of one.</summary>
    public IndexBranch WithSplit(int index, IndexLeaf left, IndexLeaf right) =>
        new(Insert(lows, index + 1, right.Entries[0]), Insert(With(index, left), index + 1, right));

    public IndexBranch Without(int index) => new(Remove(lows, index), Remove(leaves, index));

    public IndexBranch Part(int start, int end) => new(Slice(lows, start, end), Slice(leaves, start, end));

    internal static T[] Insert<T>(T[] items, int index, T item)
    {
        var copy = new T[items.Length + 1];
        Array.Copy(items, copy, index);
        copy[index] = item;
        Array.Copy(items, index, copy, index + 1, items.Length - index);
        return copy;
    }

    internal static T[] Remove<T>(T[] items, int index)
    {
        var copy = new T[items.Length - 1];
        Array.Copy(items, copy, index);
        Array.Copy(items, index + 1, copy, index, copy.Length - index);
        return copy;
    }

    internal static T[] Slice<T>(T[] items, int start, int end)
    {
        var copy = new T[end - start];
        Array.Copy(items, start, copy, 0, copy.Length);
        return copy;
    }

    private IndexLeaf[] With(int index, IndexLeaf leaf)
    {
        var copy = Slice(leaves, 0, leaves.Length);
        copy[index] = leaf;
        return copy;
    }
}
