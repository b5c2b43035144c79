namespace UserDirectory.Benchmarks;

/// <summary>A scan of the sorted array; the reader looks at what it finds.</summary>
internal readonly struct SearchByHand(ByHand byHand, string[] texts) : ICall
{
    public long At(int index) => byHand.Search(texts[index % texts.Length]).SumOfVersions();
}
