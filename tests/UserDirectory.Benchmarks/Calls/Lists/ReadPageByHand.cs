namespace UserDirectory.Benchmarks;

/// <summary>25 accounts after one, from a sorted array; their reader looks at them.</summary>
internal readonly struct ReadPageByHand(ByHand byHand, (string Cursor, User After)[] cursors) : ICall
{
    public long At(int index) => byHand.Page(cursors[index % cursors.Length].After).SumOfVersions();
}
