using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Gives a role to users at the organization of the route, and takes it (SR5 to SR8): to all of them in one commit, or to none.
/// </summary>
internal static class TenantRoleUsers
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Changing(
            "addTenantRoleUsers", "add", call => ChangeAsync(call, areIds: false, GiveAsync), "Gives the role to users by their keys."),
        Changing("addTenantRoleUsersById", "addById", call =>
            ChangeAsync(call, areIds: true, GiveAsync), "Gives the role to users by their identifiers."),
        Changing("removeTenantRoleUsers", "remove", call =>
            ChangeAsync(call, areIds: false, TakeAsync), "Takes the role from users by their keys."),
        Changing("removeTenantRoleUsersById", "removeById", call =>
            ChangeAsync(call, areIds: true, TakeAsync), "Takes the role from users by their identifiers."),
    ];

    private static Operation Changing(string id, string verb, OperationHandler handler, string summary) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Post, $"{TenantRoleRoutes.One}/users/{verb}", handler)
        {
            Summary = summary,
            Tag = TenantRoleRoutes.Tag,
            Permissions = ["users.update-roles"],
            AskedAt = AskedAt.Organization,
            Body = typeof(NamesBody),
            Answer = new(StatusCodes.Status200OK),
            TakesIfMatch = true,
            Members = new Dictionary<string, string> { [NamedUsers.Field] = string.Empty },
        };

    private static async ValueTask<Reply> ChangeAsync(
        Call call, bool areIds, Func<Call, ITenantDirectory, Guid, Role, ValueTask<AssignedRoles>> change)
    {
        var names = await NamedUsers.ReadAsync(call, areIds).ConfigureAwait(false);
        call.MustHold();
        var role = await TenantRoleRoutes.GetAsync(call).ConfigureAwait(false);
        var version = await TenantRoleRoutes.ExpectedVersionAsync(call, role).ConfigureAwait(false);
        var users = await NamedUsers.IdsAsync(call, names).ConfigureAwait(false);
        await call.Directory.InOneCommitAsync(
            async batch =>
            {
                for (var i = 0; i < users.Count; i++)
                {
                    await ChangeOneAsync(call, i, () => change(call, batch, users[i], role)).ConfigureAwait(false);
                }

                await MustBeAsync(call, role, version).ConfigureAwait(false);
            },
            call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }

    private static ValueTask<AssignedRoles> GiveAsync(Call call, ITenantDirectory batch, Guid user, Role role) =>
        batch.Roles.AssignAsync(user, [role.Id], call.Organization.Id, validity: null, expectedVersion: null, call.Aborted);

    private static ValueTask<AssignedRoles> TakeAsync(Call call, ITenantDirectory batch, Guid user, Role role) =>
        batch.Roles.UnassignAsync(user, [role.Id], call.Organization.Id, expectedVersion: null, call.Aborted);

    // The body names the user, so one who went meanwhile is what is wrong with it.
    private static async ValueTask ChangeOneAsync(Call call, int index, Func<ValueTask<AssignedRoles>> change)
    {
        try
        {
            await change().ConfigureAwait(false);
        }
        catch (RecordNotFoundException gone) when (gone is { Kind: Storage.RecordKind.User, Field: null })
        {
            throw HttpRefusal.Invalid(call.Operation.Path($"{NamedUsers.Field}[{index}]"), gone.Code, gone.Message);
        }
    }

    // What the calls above read of the role is as it was when they are committed; so when it has the version now, afterwards, it had it
    // then.
    private static async ValueTask MustBeAsync(Call call, Role role, long? version)
    {
        if (version is not null
            && (await call.System.Roles.GetAsync(role.Id, call.Organization.Id, call.Aborted).ConfigureAwait(false)).Version != version)
        {
            throw HttpRefusal.Changed();
        }
    }
}
