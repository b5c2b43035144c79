namespace UserDirectory.Benchmarks;

/// <summary>As many people, each made by a call: what an import is held against.</summary>
internal readonly struct CreateMany(ITenantDirectory system, NewUser[][] batches) : ICall
{
    public long At(int index)
    {
        foreach (var input in batches[index])
        {
            system.Users.CreateAsync(input).Done();
        }

        return index;
    }
}
