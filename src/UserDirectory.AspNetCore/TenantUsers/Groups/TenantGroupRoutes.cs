namespace UserDirectory.AspNetCore;

/// <summary>The routes of the first family's groups, and the group that one of them names.</summary>
internal static class TenantGroupRoutes
{
    public const string All = "/api/{tenantKey}/{orgKey}/identity/groups";
    public const string One = All + "/{groupKey}";
    public const string Tag = "Groups";
    private const string GroupKey = "groupKey";

    /// <summary>
    /// The group by its id or key, as far as the organization of the route can use it (V2). Looked up as the system, like an account.
    /// </summary>
    /// <exception cref="HttpRefusal">404: there is none. 400: there are several with the key.</exception>
    public static async ValueTask<Group> GetAsync(Call call) =>
        await RouteNames.FindOneAsync(() => call.System.Groups.FindAsync(call.Route(GroupKey), call.Organization.Id, call.Aborted))
            .ConfigureAwait(false)
        ?? throw HttpRefusal.NotFound("group");

    /// <summary>The version that <c>If-Match</c> names. Compared with what a GET would show the caller.</summary>
    public static ValueTask<long?> ExpectedVersionAsync(Call call, Group group) =>
        call.ExpectedVersionAsync(async () =>
        {
            var current = await call.System.Groups.GetAsync(group.Id, call.Organization.Id, call.Aborted).ConfigureAwait(false);
            return await AnswerAsync(call, current).ConfigureAwait(false);
        });

    /// <summary>The answer that shows the group, with its members for who may list them.</summary>
    public static async ValueTask<EntityReply> AnswerAsync(Call call, Group group)
    {
        var users = await NamedUsers.ShownAsync(call, new UserQuery { Group = group.Id }).ConfigureAwait(false);
        return Reply.Entity(GroupResource.Of(group) with { Users = users }, TenantGroupsJson.Own.GroupResource, group.Version);
    }
}
