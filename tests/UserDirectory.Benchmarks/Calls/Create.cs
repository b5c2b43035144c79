namespace UserDirectory.Benchmarks;

/// <summary>A new account with its membership, roles and feed entry.</summary>
internal readonly struct Create(ITenantDirectory system, NewUser[] inputs) : ICall
{
    public long At(int index) => system.Users.CreateAsync(inputs[index]).Done().Key.Length;
}
