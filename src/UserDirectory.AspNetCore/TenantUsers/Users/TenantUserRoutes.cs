namespace UserDirectory.AspNetCore;

/// <summary>The routes of the first family's users, and the account that one of them names.</summary>
internal static class TenantUserRoutes
{
    public const string All = "/api/{tenantKey}/{orgKey}/identity/users";
    public const string One = All + "/{userKey}";
    public const string Tag = "Users";
    private const string UserKey = "userKey";
    private const UserParts Shown = UserParts.Roles | UserParts.Groups;

    /// <summary>
    /// The account by its id or key, when it has a membership record at the route's organization (V1); null when not. Looked up as the
    /// system: only that it is there is said of it, and whatever is done with it is asked of the caller.
    /// </summary>
    public static ValueTask<User?> FindAsync(Call call) =>
        RouteNames.FindAsync(() => call.System.Users.FindAsync(call.Route(UserKey), call.Organization.Id, cancellationToken: call.Aborted));

    /// <exception cref="HttpRefusal">404: there is none.</exception>
    public static async ValueTask<User> GetAsync(Call call) =>
        await FindAsync(call).ConfigureAwait(false) ?? throw HttpRefusal.NotFound("user");

    /// <summary>
    /// The version that <c>If-Match</c> names. Compared with what a GET shows, whether or not the caller may read that: a tag tells
    /// nothing.
    /// </summary>
    public static ValueTask<long?> ExpectedVersionAsync(Call call, User user) => call.ExpectedVersionAsync(() => ShowAsync(call, user));

    /// <summary>Changes the roles or groups of an account, see <see cref="Call.ChangeAsync"/>.</summary>
    public static ValueTask<T> ChangeAsync<T>(Call call, User user, long? version, Func<ITenantDirectory, ValueTask<T>> change) =>
        call.ChangeAsync(version, () => ShowAsync(call, user), change);

    /// <summary>The account as it is seen at the route's organization.</summary>
    public static ValueTask<User> ReadAsync(Call call, ITenantDirectory directory, Guid user) =>
        directory.Users.GetAsync(user, call.Organization.Id, Shown, call.Aborted);

    /// <summary>
    /// The account as the caller sees it at the organization, both as the route names them; null when it is not there.
    /// </summary>
    /// <exception cref="AccessDeniedException">The caller may not read it.</exception>
    /// <exception cref="HttpRefusal">404: there is no such organization any more.</exception>
    public static async ValueTask<User?> FindShownAsync(Call call)
    {
        try
        {
            return await RouteNames.FindAsync(() => call.Directory.Users.FindAsync(
                call.Route(UserKey), call.Route(RouteNames.OrganizationKey), Shown, call.Aborted)).ConfigureAwait(false);
        }
        catch (RecordNotFoundException missing) when (missing.Kind == Storage.RecordKind.Organization)
        {
            throw HttpRefusal.NotFound("organization");
        }
    }

    private static async ValueTask<EntityReply> ShowAsync(Call call, User user) =>
        UserResource.Answer(call, await ReadAsync(call, call.System, user.Id).ConfigureAwait(false));
}
