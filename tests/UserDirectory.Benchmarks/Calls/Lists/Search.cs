namespace UserDirectory.Benchmarks;

/// <summary>25 accounts whose key, address or names contain a text, by display name; their reader looks at them.</summary>
internal readonly struct Search(ITenantDirectory system, string[] texts) : ICall
{
    public long At(int index) =>
        system.Users.ListAsync(new UserQuery { Search = texts[index % texts.Length], OrderBy = [UserFields.DisplayName], Take = 25 })
            .Done().Items.SumOfVersions();
}
