namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The branches of a sorted index, with the least entry of each but the first side by side. Changes as an <see cref="IndexBranch"/> does.
/// </summary>
internal sealed class IndexRoot
{
    private readonly IndexBranch[] _branches;

    private IndexRoot(IndexEntry[] lows, IndexBranch[] branches)
    {
        lows[0] = default;
        (Lows, _branches) = (lows, branches);
    }

    /// <summary>The least entry of each branch; of the first none.</summary>
    public IndexEntry[] Lows { get; }

    public int Count => _branches.Length;

    public IndexBranch this[int index] => Volatile.Read(ref _branches[index]);

    /// <summary>An index of these entries, which are in order.</summary>
    public static IndexRoot Of(IReadOnlyList<IndexEntry> entries)
    {
        // Leaves and branches with some room, so that the first inserts do not split them all.
        var leaves = Chunk(entries, IndexLeaf.Capacity * 3 / 4).Select(chunk => new IndexLeaf(chunk, chunk.Length)).ToList();
        var branches = Chunk(leaves, IndexBranch.Capacity * 3 / 4).Select(IndexBranch.Of).ToArray();
        return new([.. branches.Select(branch => branch.Least)], branches);
    }

    public void Replace(int index, IndexBranch branch) => Volatile.Write(ref _branches[index], branch);

    /// <summary>A root with two branches in the place of one.</summary>
    public IndexRoot WithSplit(int index, IndexBranch left, IndexBranch right) =>
        new(IndexBranch.Insert(Lows, index + 1, right.Least), IndexBranch.Insert(
            IndexBranch.With(_branches, index, left), index + 1, right));

    /// <summary>What is left when an entry goes: this very root when no range changes.</summary>
    /// <param name="branchAt">The entry's branch.</param>
    /// <param name="leafAt">The entry's leaf in it.</param>
    /// <param name="position">The entry in that.</param>
    public IndexRoot Without(int branchAt, int leafAt, int position)
    {
        var branch = _branches[branchAt];
        var rest = branch[leafAt].Without(position);
        var isNamed = position == 0 && (leafAt > 0 || branchAt > 0);
        if (!isNamed && rest.Count > 0 && branch.FirstOfPair(leafAt, rest) is null)
        {
            branch.Replace(leafAt, rest);
            return this;
        }

        var changed = branch.WithRest(leafAt, rest);
        if (changed.IsEmpty && Count > 1)
        {
            return new(IndexBranch.Remove(Lows, branchAt), IndexBranch.Remove(_branches, branchAt));
        }

        if (FirstOfPair(branchAt, changed) is { } first)
        {
            var both = first == branchAt ? changed.With(_branches[branchAt + 1]) : _branches[first].With(changed);
            return new(IndexBranch.With(
                IndexBranch.Remove(Lows, first + 1), first, both.Least),
                IndexBranch.With(IndexBranch.Remove(_branches, first + 1), first, both));
        }

        if (position == 0 && leafAt == 0 && branchAt > 0)
        {
            return new(IndexBranch.With(Lows, branchAt, changed.Least), IndexBranch.With(_branches, branchAt, changed));
        }

        Replace(branchAt, changed);
        return this;
    }

    private int? FirstOfPair(int index, IndexBranch changed)
    {
        if (index + 1 < Count && changed.FitsWith(_branches[index + 1]))
        {
            return index;
        }

        return index > 0 && changed.FitsWith(_branches[index - 1]) ? index - 1 : null;
    }

    private static IEnumerable<T[]> Chunk<T>(IReadOnlyList<T> items, int size)
    {
        // One chunk even of nothing: an index has at least one leaf.
        var start = 0;
        do
        {
            var chunk = new T[Math.Min(size, items.Count - start)];
            for (var i = 0; i < chunk.Length; i++)
            {
                chunk[i] = items[start + i];
            }

            yield return chunk;
            start += size;
        }
        while (start < items.Count);
    }
}
