namespace UserDirectory.Benchmarks;

/// <summary>The same records by hand.</summary>
internal readonly struct CreateByHand(ByHand byHand, NewUser[] inputs, Guid place) : ICall
{
    public long At(int index) => byHand.Create(inputs[index], place);
}
