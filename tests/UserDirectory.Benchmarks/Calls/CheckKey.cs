namespace UserDirectory.Benchmarks;

/// <summary>Whether an account, by its key, may do something at an organization, by its key, by the permission's name.</summary>
internal readonly struct CheckKey(ITenantDirectory system, string[] users, string[] places) : ICall
{
    public long At(int index) =>
        system.Permissions.CheckAsync(users[index % users.Length], "invoices.approve", places[index % places.Length]).Done() ? 1 : 0;
}
