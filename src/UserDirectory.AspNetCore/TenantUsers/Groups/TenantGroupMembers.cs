using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Puts users of the organization of the route into a group, and takes them out (SG5 to SG8).</summary>
internal static class TenantGroupMembers
{
    private const string Permission = "groups.update-members";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Changing("addTenantGroupUsers", "add", call => AddAsync(call, areIds: false), "Adds users to the group by their keys."),
        Changing(
            "addTenantGroupUsersById", "addById", call => AddAsync(call, areIds: true), "Adds users to the group by their identifiers."),
        Changing(
            "removeTenantGroupUsers", "remove", call => RemoveAsync(call, areIds: false), "Removes users from the group by their keys."),
        Changing("removeTenantGroupUsersById", "removeById", call =>
            RemoveAsync(call, areIds: true), "Removes users from the group by their identifiers."),
    ];

    private static Operation Changing(string id, string verb, OperationHandler handler, string summary) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Post, $"{TenantGroupRoutes.One}/users/{verb}", handler)
        {
            Summary = summary,
            Tag = TenantGroupRoutes.Tag,
            Permissions = [Permission],
            Body = typeof(NamesBody),
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
            Members = new Dictionary<string, string> { [NamedUsers.Field] = string.Empty },
        };

    private static async ValueTask<Reply> AddAsync(Call call, bool areIds)
    {
        var (group, users, version) = await ReadAsync(call, areIds).ConfigureAwait(false);
        await call.Directory.Groups.AddMembersAsync(group.Id, users, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> RemoveAsync(Call call, bool areIds)
    {
        var (group, users, version) = await ReadAsync(call, areIds).ConfigureAwait(false);
        await call.Directory.Groups.RemoveMembersAsync(group.Id, users, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    // Who may not change the group's members is not told either which users there are.
    private static async ValueTask<(Group Group, IReadOnlyList<EntityRef> Users, long? Version)> ReadAsync(Call call, bool areIds)
    {
        var names = await NamedUsers.ReadAsync(call, areIds).ConfigureAwait(false);
        var group = await TenantGroupRoutes.GetAsync(call).ConfigureAwait(false);
        var version = await TenantGroupRoutes.ExpectedVersionAsync(call, group).ConfigureAwait(false);
        await RightsAt.MustHoldAsync(call, group.OrganizationId, Permission).ConfigureAwait(false);
        var users = await NamedUsers.IdsAsync(call, names).ConfigureAwait(false);
        return (group, [.. users.Select(EntityRef.Of)], version);
    }
}
