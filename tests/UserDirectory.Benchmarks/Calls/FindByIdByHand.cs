namespace UserDirectory.Benchmarks;

/// <summary>A probe of a dictionary by id; its reader looks at what it finds.</summary>
internal readonly struct FindByIdByHand(ByHand byHand, Guid[] ids) : ICall
{
    public long At(int index) => byHand.FindById(ids[index % ids.Length])!.Version;
}
