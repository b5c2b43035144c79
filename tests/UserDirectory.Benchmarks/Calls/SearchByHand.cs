namespace UserDirectory.Benchmarks;

/// <summary>A scan of the sorted array.</summary>
internal readonly struct SearchByHand(ByHand byHand) : ICall
{
    public long At(int index) => byHand.Search($"R{index % 10}{index % 7}9");
}
