using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Sets one attribute of a group (SG9 to SG13): the body is the new value itself.</summary>
internal static class TenantGroupValues
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Setting<OptionalTextBody>("setTenantGroupEmail", "email", "Sets the e-mail address.", nameof(GroupUpdate.Email), call =>
            UpdateAsync(call, email => new() { Email = email })),
        Setting<string>("setTenantGroupKey", "groupKey", "Sets the key.", nameof(GroupUpdate.Key), call =>
            UpdateAsync(call, key => new() { Key = NeededMembers.Value(key) })),
        Setting<FlagBody>("setTenantGroupIsActive", "isActive", "Sets if the group is active.", nameof(Group.IsActive), SwitchAsync),
        Setting<string>("setTenantGroupName", "name", "Sets the name.", nameof(GroupUpdate.Name), call =>
            UpdateAsync(call, name => new() { Name = NeededMembers.Value(name) })),
        Setting<OptionalTextBody>("setTenantGroupNotes", "notes", "Sets the notes.", nameof(GroupUpdate.Notes), call =>
            UpdateAsync(call, notes => new() { Notes = notes })),
    ];

    private static Operation Setting<TBody>(string id, string attribute, string summary, string field, OperationHandler handler) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Put, $"{TenantGroupRoutes.One}/{attribute}", handler)
        {
            Summary = summary,
            Tag = TenantGroupRoutes.Tag,
            Permissions = ["groups.update"],
            Body = typeof(TBody),
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
            Members = new Dictionary<string, string> { [field] = string.Empty },
        };

    private static async ValueTask<Reply> UpdateAsync(Call call, Func<string?, GroupUpdate> update)
    {
        var changes = update(await call.ReadAsync(TenantUsersJson.Own.String).ConfigureAwait(false));
        var (group, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Groups.UpdateAsync(group.Id, changes, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> SwitchAsync(Call call)
    {
        var isActive = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.NullableBoolean).ConfigureAwait(false));
        var (group, version) = await FindAsync(call).ConfigureAwait(false);
        if (isActive)
        {
            await call.Directory.Groups.SwitchOnAsync(group.Id, version, call.Aborted).ConfigureAwait(false);
        }
        else
        {
            await call.Directory.Groups.SwitchOffAsync(group.Id, version, call.Aborted).ConfigureAwait(false);
        }

        return Reply.Done;
    }

    private static async ValueTask<(Group Group, long? Version)> FindAsync(Call call)
    {
        var group = await TenantGroupRoutes.GetAsync(call).ConfigureAwait(false);
        return (group, await TenantGroupRoutes.ExpectedVersionAsync(call, group).ConfigureAwait(false));
    }
}
