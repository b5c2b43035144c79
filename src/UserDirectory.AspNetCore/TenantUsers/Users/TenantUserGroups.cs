using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Puts a user into groups that the organization of the route can use, takes it out, or makes them exactly what is named (P6 to P9, P16).
/// </summary>
internal static class TenantUserGroups
{
    /// <summary>What the JSON of a group calls its key.</summary>
    public const string Key = "groupKey";

    private const string Permission = "groups.update-members";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Changing("addTenantUserGroups", HttpMethods.Post, "/add", call =>
            AddAsync(call, areIds: false), "Adds the user to groups by their keys."),
        Changing("addTenantUserGroupsById", HttpMethods.Post, "/addById", call =>
            AddAsync(call, areIds: true), "Adds the user to groups by their identifiers."),
        Changing("removeTenantUserGroups", HttpMethods.Post, "/remove", call =>
            RemoveAsync(call, areIds: false), "Removes the user from groups by their keys."),
        Changing("removeTenantUserGroupsById", HttpMethods.Post, "/removeById", call =>
            RemoveAsync(call, areIds: true), "Removes the user from groups by their identifiers."),
        Changing("setTenantUserGroups", HttpMethods.Put, string.Empty, SetAsync, "Makes the groups of the user exactly these."),
    ];

    private static Operation Changing(string id, string method, string verb, OperationHandler handler, string summary) =>
        new(id, ApiFamily.TenantUsers, method, $"{TenantUserRoutes.One}/groups{verb}", handler)
        {
            Summary = summary,
            Tag = TenantUserRoutes.Tag,
            Permissions = [Permission],
            Body = typeof(NamesBody),
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
            Members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["groups"] = string.Empty },
        };

    private static async ValueTask<Reply> AddAsync(Call call, bool areIds)
    {
        var (user, groups, version) = await ReadAsync(call, areIds).ConfigureAwait(false);
        return await ChangeAsync(
            call, user, version, directory => directory.Groups.JoinAsync(user.Id, groups, call.Organization.Id, version, call.Aborted))
            .ConfigureAwait(false);
    }

    private static async ValueTask<Reply> RemoveAsync(Call call, bool areIds)
    {
        var (user, groups, version) = await ReadAsync(call, areIds).ConfigureAwait(false);
        return await ChangeAsync(
            call, user, version, directory => directory.Groups.LeaveAsync(user.Id, groups, call.Organization.Id, version, call.Aborted))
            .ConfigureAwait(false);
    }

    private static async ValueTask<Reply> SetAsync(Call call)
    {
        var (user, groups, version) = await ReadAsync(call, areIds: false).ConfigureAwait(false);
        return await ChangeAsync(call, user, version, async directory =>
        {
            var wanted = await NamedRecords.IdsAsync(
                call, "groups", groups, async name =>
                    (await call.System.Groups.FindAsync(name, call.Organization.Id, call.Aborted).ConfigureAwait(false))?.Id)
                    .ConfigureAwait(false);
            return await directory.InOneCommitAsync(batch => ReplaceAsync(call, batch, user, wanted, version), call.Aborted)
                .ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    // V3: against what a GET shows. Joining comes first: who replaces himself still holds then what a group that he leaves gives.
    private static async ValueTask<User> ReplaceAsync(
        Call call, ITenantDirectory batch, User user, IReadOnlyList<Guid> wanted, long? version)
    {
        var seen = await TenantUserRoutes.ReadAsync(call, call.System, user.Id).ConfigureAwait(false);
        var shown = seen.Details!.Groups!.Select(group => group.Id).ToList();
        var (joined, left) = (NamedRecords.Without(wanted, shown), NamedRecords.Without(shown, wanted));
        if (joined.Count > 0 || left.Count == 0)
        {
            user = await batch.Groups.JoinAsync(user.Id, joined, call.Organization.Id, version, call.Aborted).ConfigureAwait(false);
        }

        return left.Count == 0 ? user : await batch.Groups.LeaveAsync(user.Id, left, call.Organization.Id, version, call.Aborted)
            .ConfigureAwait(false);
    }

    // Where a group is that there is not, nobody can be asked: who may not change members here hears that he may not, whatever he names.
    private static async ValueTask<Reply> ChangeAsync(Call call, User user, long? version, Func<ITenantDirectory, ValueTask<User>> change)
    {
        try
        {
            await TenantUserRoutes.ChangeAsync(call, user, version, change).ConfigureAwait(false);
            return Reply.Done;
        }
        catch (Exception refusal) when (refusal is HttpRefusal or RecordNotFoundException { Kind: Storage.RecordKind.Group }
            or ConflictException { Code: "group.ambiguous" })
        {
            // Asked by joining no group, so that it is said in the words with which a group that there is would be refused.
            await call.Directory.Groups.JoinAsync(user.Id, [], call.Organization.Id, expectedVersion: null, call.Aborted)
                .ConfigureAwait(false);
            throw;
        }
    }

    private static async ValueTask<(User User, IReadOnlyList<EntityRef> Groups, long? Version)> ReadAsync(Call call, bool areIds)
    {
        var body = await call.ReadAsync(TenantUsersJson.Own.NamesBody).ConfigureAwait(false);
        var groups = body!.References(string.Empty, Key, areIds);
        var user = await TenantUserRoutes.GetAsync(call).ConfigureAwait(false);
        return (user, groups, await TenantUserRoutes.ExpectedVersionAsync(call, user).ConfigureAwait(false));
    }
}
