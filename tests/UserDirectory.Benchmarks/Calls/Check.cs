namespace UserDirectory.Benchmarks;

/// <summary>Whether an account may do something somewhere, by the permission's name.</summary>
internal readonly struct Check(ITenantDirectory system, Guid[] ids, Guid[] places) : ICall
{
    public long At(int index) =>
        system.Permissions.CheckAsync(ids[index % ids.Length], "invoices.approve", places[index % ids.Length]).Done() ? 1 : 0;
}
