namespace UserDirectory.AspNetCore;

/// <summary>The routes of the first family's roles, and the role that one of them names.</summary>
internal static class TenantRoleRoutes
{
    public const string All = "/api/{tenantKey}/{orgKey}/identity/roles";
    public const string One = All + "/{roleKey}";
    public const string Tag = "Roles";
    private const string RoleKey = "roleKey";

    /// <summary>
    /// The role by its id or key, as far as the organization of the route can use it (V2). Looked up as the system, like an account.
    /// </summary>
    /// <exception cref="HttpRefusal">404: there is none. 400: there are several with the key.</exception>
    public static async ValueTask<Role> GetAsync(Call call) =>
        await RouteNames.FindOneAsync(() => call.System.Roles.FindAsync(call.Route(RoleKey), call.Organization.Id, call.Aborted))
            .ConfigureAwait(false)
        ?? throw HttpRefusal.NotFound("role");

    /// <summary>The version that <c>If-Match</c> names. Compared with what a GET would show the caller.</summary>
    public static ValueTask<long?> ExpectedVersionAsync(Call call, Role role) =>
        call.ExpectedVersionAsync(async () =>
        {
            var current = await call.System.Roles.GetAsync(role.Id, call.Organization.Id, call.Aborted).ConfigureAwait(false);
            return await AnswerAsync(call, current).ConfigureAwait(false);
        });

    /// <summary>The answer that shows the role, with who has it there for who may list users.</summary>
    public static async ValueTask<EntityReply> AnswerAsync(Call call, Role role)
    {
        var now = call.Host.Time.GetUtcNow();
        var query = new UserQuery { Role = role.Id, Include = UserParts.Roles };
        var users = await NamedUsers.ShownAsync(
            call, query, user => UserResource.Shown(user.Details!.Roles!, now).Any(each => each.Role.Id == role.Id)).ConfigureAwait(false);
        return Reply.Entity(RoleResource.Of(role) with { Users = users }, TenantRolesJson.Answers.RoleResource, role.Version);
    }
}
