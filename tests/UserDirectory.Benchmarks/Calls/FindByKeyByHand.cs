namespace UserDirectory.Benchmarks;

/// <summary>A probe of a dictionary by key in any casing; its reader looks at what it finds.</summary>
internal readonly struct FindByKeyByHand(ByHand byHand, string[] keys) : ICall
{
    public long At(int index) => byHand.FindByKey(keys[index % keys.Length])!.Version;
}
