namespace UserDirectory.Benchmarks;

/// <summary>How many accounts have a role.</summary>
internal readonly struct CountOfRole(ITenantDirectory system, Guid role) : ICall
{
    public long At(int index) => system.Users.CountAsync(new UserQuery { Role = role }).Done();
}
