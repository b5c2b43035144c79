using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Gives roles to a user at the organization of the route, takes them, or makes them exactly what is named (P10 to P13, P22).
/// </summary>
internal static class TenantUserRoles
{
    /// <summary>What the JSON of a role calls its key.</summary>
    public const string Key = "roleKey";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Changing("addTenantUserRoles", HttpMethods.Post, "/add", call => AddAsync(call, areIds: false), "Gives roles by their keys."),
        Changing("addTenantUserRolesById", HttpMethods.Post, "/addById", call =>
            AddAsync(call, areIds: true), "Gives roles by their identifiers."),
        Changing(
            "removeTenantUserRoles", HttpMethods.Post, "/remove", call => RemoveAsync(call, areIds: false), "Takes roles by their keys."),
        Changing("removeTenantUserRolesById", HttpMethods.Post, "/removeById", call =>
            RemoveAsync(call, areIds: true), "Takes roles by their identifiers."),
        Changing("setTenantUserRoles", HttpMethods.Put, string.Empty, SetAsync, "Makes the roles exactly these."),
    ];

    private static Operation Changing(string id, string method, string verb, OperationHandler handler, string summary) =>
        new(id, ApiFamily.TenantUsers, method, $"{TenantUserRoutes.One}/roles{verb}", handler)
        {
            Summary = summary,
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.update-roles"],
            AskedAt = AskedAt.Organization,
            Body = typeof(NamesBody),
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
            Members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["roles"] = string.Empty },
        };

    private static async ValueTask<Reply> AddAsync(Call call, bool areIds)
    {
        var (user, roles, version) = await ReadAsync(call, areIds).ConfigureAwait(false);
        await TenantUserRoutes.ChangeAsync(
            call, user, version, directory =>
                directory.Roles.AssignAsync(user.Id, roles, call.Organization.Id, validity: null, version, call.Aborted))
                .ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> RemoveAsync(Call call, bool areIds)
    {
        var (user, roles, version) = await ReadAsync(call, areIds).ConfigureAwait(false);
        await TenantUserRoutes.ChangeAsync(
            call, user, version, directory => directory.Roles.UnassignAsync(user.Id, roles, call.Organization.Id, version, call.Aborted))
            .ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SetAsync(Call call)
    {
        var (user, roles, version) = await ReadAsync(call, areIds: false).ConfigureAwait(false);
        var wanted = await NamedRecords.IdsAsync(
            call, "roles", roles, async name =>
                (await call.System.Roles.FindAsync(name, call.Organization.Id, call.Aborted).ConfigureAwait(false))?.Id)
                .ConfigureAwait(false);
        await TenantUserRoutes.ChangeAsync(call, user, version, directory => ReplaceAsync(call, directory, user, wanted, version))
            .ConfigureAwait(false);
        return Reply.Done;
    }

    // V3: against what a GET shows, so that an assignment that has ended, which it does not, stays where it is.
    private static async ValueTask<User> ReplaceAsync(
        Call call, ITenantDirectory directory, User user, IReadOnlyList<Guid> wanted, long? version)
    {
        var seen = await TenantUserRoutes.ReadAsync(call, call.System, user.Id).ConfigureAwait(false);
        var shown = UserResource.Shown(seen.Details!.Roles!, call.Host.Time.GetUtcNow()).Select(role => role.Role.Id).ToList();
        return await directory.Members.ChangeRolesAsync(
            user.Id, call.Organization.Id, NamedRecords.Without(wanted, shown), NamedRecords.Without(shown, wanted), version, call.Aborted)
            .ConfigureAwait(false);
    }

    private static async ValueTask<(User User, IReadOnlyList<EntityRef> Roles, long? Version)> ReadAsync(Call call, bool areIds)
    {
        var body = await call.ReadAsync(TenantUsersJson.Own.NamesBody).ConfigureAwait(false);
        var roles = body!.References(string.Empty, Key, areIds);
        call.MustHold();
        var user = await TenantUserRoutes.GetAsync(call).ConfigureAwait(false);
        return (user, roles, await TenantUserRoutes.ExpectedVersionAsync(call, user).ConfigureAwait(false));
    }
}
