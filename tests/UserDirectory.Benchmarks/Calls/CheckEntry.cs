namespace UserDirectory.Benchmarks;

/// <summary>Whether an account may do something at a place, by the permission's name: one of many.</summary>
/// <param name="system">The directory.</param>
/// <param name="entries">The many.</param>
/// <param name="isRandom">Whether one is drawn each time; else they come in turn.</param>
internal readonly struct CheckEntry(ITenantDirectory system, (Guid User, Guid Place)[] entries, bool isRandom) : ICall
{
    public long At(int index)
    {
        var (user, place) = entries[Draw.Of(index, entries.Length, isRandom)];
        return system.Permissions.CheckAsync(user, "invoices.approve", place).Done() ? 1 : 0;
    }
}
