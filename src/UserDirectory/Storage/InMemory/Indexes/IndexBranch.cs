namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Neighbouring leaves of a sorted index, with the least entry of each but the first side by side: the first also takes what is less. A
/// leaf may be replaced by another of the same range in place; a change of the ranges makes a new branch and leaves this one as it was,
/// complete for whoever still walks it. No entry is named here that is in no leaf any more: its key may be somebody's who was erased.
/// </summary>
internal sealed class IndexBranch
{
    public const int Capacity = 64;

    private readonly IndexLeaf[] _leaves;

    private IndexBranch(IndexEntry[] lows, IndexLeaf[] leaves)
    {
        lows[0] = default;
        (Lows, _leaves) = (lows, leaves);
    }

    /// <summary>The least entry of each leaf; of the first none.</summary>
    public IndexEntry[] Lows { get; }

    public int Count => _leaves.Length;

    /// <summary>Its least entry; none when it has no entry.</summary>
    public IndexEntry Least => _leaves[0].Least;

    public bool IsEmpty => _leaves.Length == 1 && _leaves[0].Count == 0;

    public IndexLeaf this[int index] => Volatile.Read(ref _leaves[index]);

    public static IndexBranch Of(IndexLeaf[] leaves) => new([.. leaves.Select(leaf => leaf.Least)], leaves);

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

    public void Replace(int index, IndexLeaf leaf) => Volatile.Write(ref _leaves[index], leaf);

    /// <summary>A branch with two leaves in the place of one.</summary>
    public IndexBranch WithSplit(int index, IndexLeaf left, IndexLeaf right) =>
        new(Insert(Lows, index + 1, right.Least), Insert(With(_leaves, index, left), index + 1, right));

    /// <summary>
    /// What is left when a leaf has lost an entry: without the leaf if it is empty, with one of two where it fits with a neighbour.
    /// </summary>
    public IndexBranch WithRest(int index, IndexLeaf rest)
    {
        if (rest.Count == 0 && Count > 1)
        {
            return new(Remove(Lows, index), Remove(_leaves, index));
        }

        var (lows, leaves) = (With(Lows, index, rest.Least), With(_leaves, index, rest));
        return FirstOfPair(index, rest) is { } first
            ? new(Remove(lows, first + 1), With(Remove(leaves, first + 1), first, leaves[first].With(leaves[first + 1])))
            : new(lows, leaves);
    }

    /// <summary>
    /// The first of the two leaves that are to be one when this is what is left of a leaf; null when it stays on its own.
    /// </summary>
    public int? FirstOfPair(int index, IndexLeaf rest)
    {
        if (!rest.IsSparse)
        {
            return null;
        }

        if (index + 1 < Count && rest.FitsWith(_leaves[index + 1]))
        {
            return index;
        }

        return index > 0 && _leaves[index - 1].FitsWith(rest) ? index - 1 : null;
    }

    public IndexBranch Part(int start, int end) => new(Slice(Lows, start, end), Slice(_leaves, start, end));

    /// <summary>Whether it is so empty that it had better be one with a neighbour, and is with this one.</summary>
    public bool FitsWith(IndexBranch other) => Math.Min(Count, other.Count) < Capacity / 4 && Count + other.Count <= Capacity * 3 / 4;

    /// <summary>The leaves of it and of the branch after it.</summary>
    public IndexBranch With(IndexBranch next) => Of([.. _leaves, .. next._leaves]);

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

    internal static T[] With<T>(T[] items, int index, T item)
    {
        var copy = Slice(items, 0, items.Length);
        copy[index] = item;
        return copy;
    }

    private static T[] Slice<T>(T[] items, int start, int end)
    {
        var copy = new T[end - start];
        Array.Copy(items, start, copy, 0, copy.Length);
        return copy;
    }
}
