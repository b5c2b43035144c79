using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Changes accounts, their roles and their memberships, each call one commit (S7, S17, S18).</summary>
internal static class AuthUserUpdates
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("updateUser", ApiFamily.Auth, HttpMethods.Patch, "/auth/users/{locator}", UpdateAsync)
        {
            Summary = "Makes an account what the body says.",
            Tag = AuthApi.Users,
            Permissions = ["users.update"],
            IsForSelf = true,
            Body = typeof(UserUpdateRequest),
            Answer = new(StatusCodes.Status200OK, typeof(UserResponse)),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
            HasETag = true,
            Members = new Dictionary<string, string> { ["GivenName"] = "firstName",
                ["FamilyName"] = "lastName", ["patterns"] = "permissions" },
        },
        new("updateUserRoles", ApiFamily.Auth, HttpMethods.Patch, "/auth/users/{locator}/roles", UpdateRolesAsync)
        {
            Summary = "Gives an account roles in the whole tenant, and takes others.",
            Tag = AuthApi.Users,
            Permissions = ["users.update-roles"],
            AskedAt = AskedAt.Tenant,
            Body = typeof(UserRolesUpdateRequest),
            Answer = new(StatusCodes.Status200OK, typeof(UserResponse)),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
            HasETag = true,
        },
        new("updateUserTenantAssignments", ApiFamily.Auth, HttpMethods.Patch, "/auth/users/{locator}/tenants", UpdateTenantsAsync)
        {
            Summary = "Makes an account a member of organizations and ends other memberships; gives and takes access rules.",
            Tag = AuthApi.Users,
            Permissions = ["users.update-tenants"],
            AskedAt = AskedAt.Tenant,
            Body = typeof(UserTenantsAssignmentsUpdateRequest),
            Answer = new(StatusCodes.Status200OK, typeof(UserResponse)),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
            HasETag = true,
        },
    ];

    private static async ValueTask<Reply> UpdateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AuthJson.Own.UserUpdateRequest).ConfigureAwait(false);
        NeededMembers.MustBeThere(("firstName", body.FirstName), ("lastName", body.LastName), ("tenants", body.Tenants));
        var user = await AuthUser.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthUser.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        await AuthUser.ChangeAsync(call, user, expected, batch => new UserReplacement(call, body, batch).WriteAsync(user.Id, expected))
            .ConfigureAwait(false);
        return await AuthUser.AfterWriteAsync(call, user).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> UpdateRolesAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AuthJson.Own.UserRolesUpdateRequest).ConfigureAwait(false);
        NeededMembers.MustBeThere(("addRoles", body.AddRoles), ("removeRoles", body.RemoveRoles));
        call.MustHold();
        var user = await AuthUser.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthUser.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        var added = await NamedRoles.ReadAsync(call, "addRoles", body.AddRoles!).ConfigureAwait(false);
        var removed = await NamedRoles.ReadAsync(call, "removeRoles", body.RemoveRoles!).ConfigureAwait(false);
        added.Unknown.ThrowIfAny();
        removed.Unknown.ThrowIfAny();
        if (added.Ids.Intersect(removed.Ids).Any())
        {
            throw HttpRefusal.Invalid(
                "removeRoles", "role.added_and_removed", "A role is to be added and removed. Name it in one of the lists.");
        }

        await AuthUser.ChangeAsync(call, user, expected, async batch =>
        {
            await batch.Roles.AssignAsync(
                user.Id, NamedRoles.References(added.Ids), expectedVersion: expected, cancellationToken: call.Aborted)
                .ConfigureAwait(false);
            await batch.Roles.UnassignAsync(user.Id, NamedRoles.References(removed.Ids), cancellationToken: call.Aborted)
                .ConfigureAwait(false);
        }).ConfigureAwait(false);
        return await AuthUser.AfterWriteAsync(call, user).ConfigureAwait(false);
    }

    private static async ValueTask<Reply> UpdateTenantsAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AuthJson.Own.UserTenantsAssignmentsUpdateRequest).ConfigureAwait(false);
        NeededMembers.MustBeThere(("addTenants", body.AddTenants), ("removeTenants", body.RemoveTenants));
        call.MustHold();
        var user = await AuthUser.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthUser.ExpectedVersionAsync(call, user).ConfigureAwait(false);
        var added = await NamedTenants.ReadAsync(call, "addTenants", body.AddTenants!).ConfigureAwait(false);
        var removed = await NamedTenants.ReadAsync(call, "removeTenants", body.RemoveTenants!).ConfigureAwait(false);
        if (added.Organizations.Intersect(removed.Organizations).Any() || added.Rules.Intersect(removed.Rules).Any())
        {
            throw HttpRefusal.Invalid(
                "removeTenants", "organization.added_and_removed", "A tenant is to be added and removed. Name it in one of the lists.");
        }

        await AuthUser.ChangeAsync(
            call, user, expected, batch => NamedTenants.ChangeAsync(batch, user.Id, added, removed, expected, call.Aborted))
            .ConfigureAwait(false);
        return await AuthUser.AfterWriteAsync(call, user).ConfigureAwait(false);
    }
}
