namespace UserDirectory.AspNetCore;

/// <summary>A user of the organization of the route, with what this family shows beside the account.</summary>
/// <param name="User">The account.</param>
/// <param name="Role">Its role there; null when there is none.</param>
/// <param name="Default">Where it works unless it says otherwise.</param>
internal sealed record OrganizationUser(User User, Role? Role, DefaultPlace Default)
{
    /// <summary>What an account is read with, at the organization, to be shown.</summary>
    public const UserParts Shown = UserParts.Roles | UserParts.Memberships;

    /// <summary>The one name (G1).</summary>
    public string Name => User.GivenName ?? User.DisplayName ?? string.Empty;

    /// <summary>
    /// The user of the route as the package sees it: not yet for the caller's eyes. Null when there is none at the organization (V1).
    /// </summary>
    public static async ValueTask<User?> FindAsync(Call call) =>
        OrganizationRoutes.Id(call, "userId") is { } id
            ? await call.System.Users.FindAsync(id, call.Organization.Id, Shown, call.Aborted).ConfigureAwait(false)
            : null;

    /// <summary>The role of a body, which must be usable at the organization of the route.</summary>
    /// <exception cref="HttpRefusal">There is none: 404 in this family (G6).</exception>
    public static async ValueTask<Role> RoleAsync(Call call, string? text) =>
        OrganizationRoutes.IdOf(text) is { } id
            && await call.System.Roles.FindAsync(id, call.Organization.Id, call.Aborted).ConfigureAwait(false) is { } role
            ? role
            : throw HttpRefusal.NotFound("role");

    /// <summary>Accounts of the organization as they are shown.</summary>
    /// <param name="call">The request.</param>
    /// <param name="users">The accounts, with <see cref="Shown"/> at the organization.</param>
    public static async ValueTask<IReadOnlyList<OrganizationUser>> ShowAsync(Call call, IReadOnlyList<User> users)
    {
        var now = call.Host.Time.GetUtcNow();
        var promised = await PromisedRoles.ReadAsync(call, users).ConfigureAwait(false);
        var defaults = await DefaultPlace.ReadAsync(call, users).ConfigureAwait(false);
        return
        [
            .. users.Select(user => new OrganizationUser(
                user,
                OldestRole(user, now) ?? promised.GetValueOrDefault(user.Id),
                user.DefaultOrganizationId is { } id ? defaults.GetValueOrDefault(id) : default)),
        ];
    }

    /// <summary>One account of the organization in its envelope.</summary>
    public static async ValueTask<EntityReply> ReplyAsync(Call call, User user) =>
        Reply.Entity(Envelope(call, (await ShowAsync(call, [user]).ConfigureAwait(false))[0]), OrganizationsJson.Own.User, user.Version);

    public static EnvelopeBody<OrganizationUserBody> Envelope(Call call, OrganizationUser user) => new()
    {
        Success = true,
        Result = OrganizationUserBody.Of(user, call.Directory.Permissions.Catalogue),
        ResultInfo = ResultInfoBody.Single,
    };

    private static Role? OldestRole(User user, DateTimeOffset now) =>
        (user.Details?.Roles ?? [])
            .Where(assigned => assigned.Assignment.IsNotEndedAt(now))
            .OrderBy(assigned => assigned.Assignment.CreatedAt)
            .ThenBy(assigned => assigned.Assignment.Id)
            .FirstOrDefault()?.Role;
}
