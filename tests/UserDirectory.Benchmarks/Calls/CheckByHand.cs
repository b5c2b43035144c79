namespace UserDirectory.Benchmarks;

/// <summary>Name to bit, account to set, bit.</summary>
internal readonly struct CheckByHand(ByHand byHand, Guid[] ids) : ICall
{
    public long At(int index) => byHand.Check(ids[index % ids.Length], "invoices.approve") ? 1 : 0;
}
