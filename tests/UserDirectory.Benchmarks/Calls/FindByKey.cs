namespace UserDirectory.Benchmarks;

/// <summary>An account by key; its reader looks at it.</summary>
internal readonly struct FindByKey(ITenantDirectory system, string[] keys) : ICall
{
    public long At(int index) => system.Users.FindAsync(keys[index % keys.Length]).Done()!.Version;
}
