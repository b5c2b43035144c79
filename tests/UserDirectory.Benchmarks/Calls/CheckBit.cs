namespace UserDirectory.Benchmarks;

/// <summary>A bit of a set.</summary>
internal readonly struct CheckBit(int permission) : ICall
{
    public long At(int index) => ((0xFFUL << (index & 7)) & (1UL << permission)) != 0 ? 1 : 0;
}
