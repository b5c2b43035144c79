namespace UserDirectory.Storage.InMemory;

/// <summary>The branches of a sorted index, with the least entry of each side by side. Changes as an <see cref="IndexBranch"/> does.</summary>
internal sealed class IndexRoot(IndexEntry[] lows, IndexBranch[] branches)
{
    public IndexEntry[] Lows => lows;

    public int Count => branches.Length;

    public IndexBranch this[int index] => Volatile.Read(ref branches[index]);

    /// <summary>An index of these entries, which are in order.</summary>
    public static IndexRoot Of(IReadOnlyList<IndexEntry> entries)
    {
        // Leaves and branches with some room, so that the first inserts do not split them all.
        var leaves = Chunk(entries, IndexLeaf.Capacity * 3 / 4).Select(chunk => new IndexLeaf(chunk, chunk.Length)).ToList();
        var branches = Chunk(leaves, IndexBranch.Capacity * 3 / 4).Select(chunk => new IndexBranch([.. chunk.Select(LowOf)], chunk)).ToArray();
        return new([.. branches.Select(branch => branch.Lows[0])], branches);
    }

    public void Replace(int index, IndexBranch branch) => Volatile.Write(ref branches[index], branch);

    /// <summary>A root with two branches in the place of one.</summary>
    public IndexRoot WithSplit(int index, IndexBranch left, IndexBranch right)
    {
        var copy = IndexBranch.Insert(branches, index + 1, right);
        copy[index] = left;
        return new(IndexBranch.Insert(lows, index + 1, right.Lows[0]), copy);
    }

    public IndexRoot Without(int index) => new(IndexBranch.Remove(lows, index), IndexBranch.Remove(branches, index));

    private static IndexEntry LowOf(IndexLeaf leaf) => leaf.Count > 0 ? leaf.Entries[0] : default;

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
