namespace UserDirectory.Benchmarks;

/// <summary>25 accounts after a cursor, by display name; their reader looks at them.</summary>
internal readonly struct ReadPage(ITenantDirectory system, (string Cursor, User After)[] cursors) : ICall
{
    public long At(int index) =>
        system.Users.ListAsync(
            new UserQuery { OrderBy = [UserFields.DisplayName], Cursor = cursors[index % cursors.Length].Cursor, Take = 25 })
            .Done().Items.SumOfVersions();
}
