namespace UserDirectory.AspNetCore;

/// <summary>Users at the organization of the route that a body names, and those that an answer does.</summary>
internal static class NamedUsers
{
    /// <summary>What the JSON of a user calls its key.</summary>
    public const string Key = "userKey";

    /// <summary>What the core and these operations call the list.</summary>
    public const string Field = "users";

    /// <summary>The most users that the answer with a group or role shows.</summary>
    public const int MostShown = 100;

    private static readonly string[] s_listing = ["users.list", "users.read"];

    /// <summary>The users that a body names.</summary>
    public static async ValueTask<IReadOnlyList<EntityRef>> ReadAsync(Call call, bool areIds) =>
        (await call.ReadAsync(TenantUsersJson.Own.NamesBody).ConfigureAwait(false))!.References(string.Empty, Key, areIds);

    /// <summary>Their ids.</summary>
    /// <exception cref="HttpRefusal">400: one has no membership record there (V1), or is nobody at all.</exception>
    public static ValueTask<IReadOnlyList<Guid>> IdsAsync(Call call, IReadOnlyList<EntityRef> names) =>
        NamedRecords.IdsAsync(call, Field, names, async name =>
            (await RouteNames.FindAsync(() => call.System.Users.FindAsync(name, call.Organization.Id, cancellationToken: call.Aborted))
                .ConfigureAwait(false))?.Id);

    /// <summary>The first users there that the query finds and that count; null for a caller who may not list them.</summary>
    public static async ValueTask<IReadOnlyList<NamedUserBody>?> ShownAsync(Call call, UserQuery query, Func<User, bool>? counts = null)
    {
        if (!await RightsAt.HoldsAsync(call, call.Organization.Id, s_listing).ConfigureAwait(false))
        {
            return null;
        }

        var shown = new List<NamedUserBody>();
        query.Organization = call.Organization.Id;
        query.Take = MostShown;
        do
        {
            var page = await call.Directory.Users.ListAsync(query, call.Aborted).ConfigureAwait(false);
            shown.AddRange(page.Items.Where(user => counts?.Invoke(user) != false).Select(NamedUserBody.Of).Take(MostShown - shown.Count));
            query.Cursor = page.NextCursor;
        }
        while (query.Cursor is not null && shown.Count < MostShown);

        return shown;
    }
}
