using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Makes, changes and deletes roles (S10, S12, S14).</summary>
internal static class AuthRoleWrites
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("createRole", ApiFamily.Auth, HttpMethods.Post, "/auth/roles", CreateAsync)
        {
            Summary = "Makes a role of the tenant.",
            Tag = AuthApi.Roles,
            Permissions = ["roles.add"],
            AskedAt = AskedAt.Tenant,
            Body = typeof(RoleCreateRequest),
            Answer = new(StatusCodes.Status200OK, typeof(RoleResponse)),
            Refusals = AuthRefusals.OfWrites,
            HasETag = true,
            Members = new Dictionary<string, string> { ["Key"] = "name", ["Patterns"] = "permissions" },
        },
        new("updateRole", ApiFamily.Auth, HttpMethods.Patch, "/auth/roles/{locator}", UpdateAsync)
        {
            Summary = "Changes a role that still has the version that the body names.",
            Tag = AuthApi.Roles,
            Permissions = ["roles.update"],
            Body = typeof(RoleUpdateRequest),
            Answer = new(StatusCodes.Status200OK, typeof(RoleResponse)),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
            HasETag = true,
            Members = new Dictionary<string, string> { ["Key"] = "name", ["AddPatterns"] = "addPermissions" },
        },
        new("deleteRole", ApiFamily.Auth, HttpMethods.Delete, "/auth/roles/{locator}", DeleteAsync)
        {
            Summary = "Deletes a role and takes it from everybody who has it.",
            Tag = AuthApi.Roles,
            Permissions = ["roles.delete"],
            Answer = new(StatusCodes.Status200OK),
            Refusals = AuthRefusals.OfWrites,
            TakesIfMatch = true,
        },
    ];

    private static async ValueTask<Reply> CreateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AuthJson.Own.RoleCreateRequest).ConfigureAwait(false);
        NeededMembers.MustBeThere(("name", body.Name), ("description", body.Description), ("permissions", body.Permissions));
        call.MustHold();
        if (AuthRole.IsBuiltIn(body.Name!))
        {
            throw AuthRole.BuiltIn();
        }

        var input = new NewRole(body.Name!, [.. body.Permissions!]) { Description = AuthText.OrNone(body.Description) };
        return AuthRole.Show(call, await call.Directory.Roles.CreateAsync(input, call.Aborted).ConfigureAwait(false));
    }

    private static async ValueTask<Reply> UpdateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AuthJson.Own.RoleUpdateRequest).ConfigureAwait(false);
        NeededMembers.MustBeThere(
            ("name", body.Name),
            ("description", body.Description),
            ("version", body.Version),
            ("addPermissions", body.AddPermissions),
            ("removePermissions", body.RemovePermissions));
        var role = await AuthRole.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthRole.ExpectedVersionAsync(call, role).ConfigureAwait(false);
        await AuthRole.MustHoldAsync(call, role).ConfigureAwait(false);
        if (role.IsBuiltIn || AuthRole.IsBuiltIn(body.Name!))
        {
            throw AuthRole.BuiltIn();
        }

        if (expected is not null && expected != body.Version)
        {
            throw new HttpRefusal(StatusCodes.Status409Conflict, "version.stale", "If-Match names another version than the body does.");
        }

        MustBeKnown(body.RemovePermissions!, role, call.Directory.Permissions.Catalogue);
        return AuthRole.Show(
            call, await call.Directory.Roles.UpdateAsync(role.Id, Update(body, role), body.Version, call.Aborted).ConfigureAwait(false));
    }

    // The core lets go what nobody declares any more; what the role does not even hold is a slip (C8).
    private static void MustBeKnown(IReadOnlyList<string?> removed, Role role, IReadOnlyList<string> catalogue)
    {
        var unknown = new UnknownNames("permission.unknown", "permission");
        for (var i = 0; i < removed.Count; i++)
        {
            if (!RolePermissions.IsKnown(removed[i], catalogue) && !role.Patterns.Contains(removed[i], StringComparer.Ordinal))
            {
                unknown.Add($"removePermissions[{i}]");
            }
        }

        unknown.ThrowIfAny();
    }

    // What the role shows, sent back, is no change: neither a name that rules of today would refuse nor a description that is empty or
    // none.
    private static RoleUpdate Update(RoleUpdateRequest body, Role role)
    {
        var update = new RoleUpdate { AddPatterns = [.. body.AddPermissions!], RemovePatterns = [.. body.RemovePermissions!] };
        if (body.Name != role.Key)
        {
            update.Key = body.Name!;
        }

        if (body.Description != (role.Description ?? string.Empty))
        {
            update.Description = AuthText.OrNone(body.Description);
        }

        return update;
    }

    private static async ValueTask<Reply> DeleteAsync(Call call)
    {
        var role = await AuthRole.FindAsync(call).ConfigureAwait(false);
        var expected = await AuthRole.ExpectedVersionAsync(call, role).ConfigureAwait(false);
        await call.Directory.Roles.DeleteAsync(role.Id, expected, call.Aborted).ConfigureAwait(false);
        return Reply.Done;
    }
}
