using UserDirectory.Storage;

namespace UserDirectory.AspNetCore;

/// <summary>The role that a route of the auth family names, and how it is shown.</summary>
internal static class AuthRole
{
    private static readonly string[] s_builtIn = [DirectoryText.Normalize(Role.AdminKey), DirectoryText.Normalize(Role.ReadOnlyKey)];

    /// <summary>The role of the route, any owner's, as the package sees it: not yet for the caller's eyes.</summary>
    /// <exception cref="HttpRefusal">There is none.</exception>
    public static async ValueTask<Role> FindAsync(Call call) =>
        RoleLocator.Read(call.Route(AuthUser.Locator)) is { } id
            && await call.System.Roles.FindAsync(id, cancellationToken: call.Aborted).ConfigureAwait(false) is { } role
            ? role
            : throw HttpRefusal.NotFound("role");

    /// <summary>Refuses the caller that does not hold the operation's permission at the role's owner.</summary>
    public static async ValueTask MustHoldAsync(Call call, Role role)
    {
        var owner = role.OrganizationId is { } id ? EntityRef.Of(id) : default;
        if (!await call.Directory.Permissions.CheckAsync(call.Caller.User.Id, call.Operation.Permissions[0], owner, call.Aborted)
            .ConfigureAwait(false))
        {
            throw HttpRefusal.Denied();
        }
    }

    public static EntityReply Show(Call call, Role role) =>
        Reply.Entity(RoleResponse.Of(role, call.Directory.Permissions.Catalogue), AuthJson.Own.RoleResponse, role.Version);

    /// <summary>The version of <c>If-Match</c>, see <see cref="Call.ExpectedVersionAsync"/>.</summary>
    public static ValueTask<long?> ExpectedVersionAsync(Call call, Role role) => call.ExpectedVersionAsync(() => new(Show(call, role)));

    /// <summary>Whether a name is that of a built-in role.</summary>
    public static bool IsBuiltIn(string name) =>
        ComparedText.Of(name) is { } compared && s_builtIn.Contains(compared, StringComparer.Ordinal);

    /// <summary>C14: what is built in is neither made, changed nor deleted.</summary>
    public static HttpRefusal BuiltIn() =>
        HttpRefusal.Body("role.built_in", "Built-in roles are neither made, changed nor deleted, and no other role has their names.");
}
