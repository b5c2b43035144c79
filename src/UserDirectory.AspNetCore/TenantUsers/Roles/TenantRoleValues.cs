using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Sets one attribute of a role (SR9 to SR15): the body is the new value itself.</summary>
internal static class TenantRoleValues
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Text("setTenantRoleDescription", "description", "Sets the description.", nameof(RoleUpdate.Description), text =>
            new() { Description = NeededMembers.Value(text) }),
        Flag("setTenantRoleIsActive", "isActive", "Sets if the role is active.", SwitchAsync),
        Flag("setTenantRoleIsAdministration", "isAdministration", "Sets if the role is of administration.", (call, role, flag, version) =>
            call.Directory.Roles.UpdateAsync(role.Id, new() { IsAdministration = flag }, version, call.Aborted)),
        Flag("setTenantRoleIsDefault", "isDefault", "Sets if new users get the role.", (call, role, flag, version) =>
            call.Directory.Roles.ChangeDefaultAsync(role.Id, flag, version, call.Aborted)),
        Flag("setTenantRoleIsInternal", "isInternal", "Sets if the role is internal.", (call, role, flag, version) =>
            call.Directory.Roles.UpdateAsync(role.Id, new() { IsInternal = flag }, version, call.Aborted)),
        Text("setTenantRoleLocalizableDescription", "localizableDescription", "Sets the description's key in translations.",
            nameof(RoleUpdate.LocalizedDescription), text =>
            new() { LocalizedDescription = text }) with { Body = typeof(OptionalTextBody) },
        Text("setTenantRoleKey", "roleKey", "Sets the key.", nameof(RoleUpdate.Key), text => new() { Key = NeededMembers.Value(text) }),
    ];

    private static Operation Text(string id, string attribute, string summary, string field, Func<string?, RoleUpdate> update) =>
        Setting(id, attribute, summary, typeof(string), call =>
            UpdateAsync(call, update)) with
        { Members = new Dictionary<string, string> { [field] = string.Empty } };

    private static Operation Flag(string id, string attribute, string summary, Func<Call, Role, bool, long?, ValueTask<Role>> change) =>
        Setting(id, attribute, summary, typeof(FlagBody), call => ChangeAsync(call, change));

    private static Operation Setting(string id, string attribute, string summary, Type body, OperationHandler handler) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Put, $"{TenantRoleRoutes.One}/{attribute}", handler)
        {
            Summary = summary,
            Tag = TenantRoleRoutes.Tag,
            Permissions = ["roles.update"],
            Body = body,
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
        };

    private static async ValueTask<Reply> UpdateAsync(Call call, Func<string?, RoleUpdate> update)
    {
        var changes = update(await call.ReadAsync(TenantUsersJson.Own.String).ConfigureAwait(false));
        var (role, version) = await FindAsync(call).ConfigureAwait(false);
        await call.Directory.Roles.UpdateAsync(role.Id, changes, version, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static async ValueTask<Reply> ChangeAsync(Call call, Func<Call, Role, bool, long?, ValueTask<Role>> change)
    {
        var flag = NeededMembers.Value(await call.ReadAsync(TenantUsersJson.Own.NullableBoolean).ConfigureAwait(false));
        var (role, version) = await FindAsync(call).ConfigureAwait(false);
        await change(call, role, flag, version).ConfigureAwait(false);
        return Reply.Done;
    }

    private static ValueTask<Role> SwitchAsync(Call call, Role role, bool isActive, long? version) => isActive
        ? call.Directory.Roles.SwitchOnAsync(role.Id, version, call.Aborted)
        : call.Directory.Roles.SwitchOffAsync(role.Id, version, call.Aborted);

    private static async ValueTask<(Role Role, long? Version)> FindAsync(Call call)
    {
        var role = await TenantRoleRoutes.GetAsync(call).ConfigureAwait(false);
        return (role, await TenantRoleRoutes.ExpectedVersionAsync(call, role).ConfigureAwait(false));
    }
}
