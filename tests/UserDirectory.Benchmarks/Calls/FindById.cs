namespace UserDirectory.Benchmarks;

/// <summary>An account by id; its reader looks at it.</summary>
internal readonly struct FindById(ITenantDirectory system, Guid[] ids) : ICall
{
    public long At(int index) => system.Users.FindAsync(ids[index % ids.Length]).Done()!.Version;
}
