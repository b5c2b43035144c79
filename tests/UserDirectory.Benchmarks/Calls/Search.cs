namespace UserDirectory.Benchmarks;

/// <summary>25 accounts whose key, address or names contain a text, by display name.</summary>
internal readonly struct Search(ITenantDirectory system) : ICall
{
    public long At(int index) =>
        system.Users.ListAsync(new UserQuery { Search = $"r{index % 10}{index % 7}9", OrderBy = [UserFields.DisplayName], Take = 25 }).Done().Items.Count;
}
