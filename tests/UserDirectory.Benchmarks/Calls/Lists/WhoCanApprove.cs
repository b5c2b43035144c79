namespace UserDirectory.Benchmarks;

/// <summary>The first 25 accounts that may do something at a place.</summary>
internal readonly struct WhoCanApprove(ITenantDirectory system, Guid place) : ICall
{
    public long At(int index) => system.Permissions.WhoCanAsync("invoices.approve", place, take: 25).Done().Items.Count;
}
