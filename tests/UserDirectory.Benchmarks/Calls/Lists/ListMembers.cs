namespace UserDirectory.Benchmarks;

/// <summary>The first 25 accounts of an organization by display name; their reader looks at them.</summary>
internal readonly struct ListMembers(ITenantDirectory system, Guid organization) : ICall
{
    public long At(int index) => system.Users.ListAsync(
        new UserQuery { Organization = organization, OrderBy = [UserFields.DisplayName], Take = 25 }).Done().Items.SumOfVersions();
}
