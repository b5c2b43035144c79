using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Reads roles and the permissions that there are (S11, S13, S15).</summary>
internal static class AuthRoleReads
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("getRole", ApiFamily.Auth, HttpMethods.Get, "/auth/roles/{locator}", ReadAsync)
        {
            Summary = "A role, the tenant's or an organization's.",
            Tag = AuthApi.Roles,
            Permissions = ["roles.read"],
            Answer = new(StatusCodes.Status200OK, typeof(RoleResponse)),
            Refusals = AuthRefusals.OfReads,
            HasETag = true,
        },
        new("fetchMultipleRoles", ApiFamily.Auth, HttpMethods.Get, "/auth/roles/list", ListAsync)
        {
            Summary = "A part of the list of the tenant's own roles, by name.",
            Tag = AuthApi.Roles,
            Permissions = ["roles.read", "roles.list"],
            AskedAt = AskedAt.Tenant,
            Query = ListWindow.Parameters,
            Answer = new(StatusCodes.Status200OK, typeof(RoleListResponse)) { OtherBody = typeof(IReadOnlyList<RoleResponse>) },
            Refusals = AuthRefusals.OfLists,
        },
        new("fetchAvailablePermissions", ApiFamily.Auth, HttpMethods.Get, "/auth/roles/permissions", ReadPermissionsAsync)
        {
            Summary = "Every declared permission, sorted.",
            Tag = AuthApi.Roles,
            Permissions = ["roles.read"],
            AskedAt = AskedAt.Tenant,
            Answer = new(StatusCodes.Status200OK, typeof(IReadOnlyList<string>)),
            Refusals = AuthRefusals.OfReads,
        },
    ];

    private static async ValueTask<Reply> ReadAsync(Call call)
    {
        // Asked here besides the core, which is content with listing roles, too.
        var role = await AuthRole.FindAsync(call).ConfigureAwait(false);
        await AuthRole.MustHoldAsync(call, role).ConfigureAwait(false);
        return AuthRole.Show(call, await call.Directory.Roles.GetAsync(role.Id, cancellationToken: call.Aborted).ConfigureAwait(false));
    }

    private static async ValueTask<Reply> ListAsync(Call call)
    {
        var window = ListWindow.Of(call, call.Host.Options.LargestCount);
        call.MustHold();
        var query = new RoleQuery { Where = RoleFields.OrganizationId.IsMissing(), Skip = window.Offset, Take = window.Count };
        var page = await call.Directory.Roles.ListAsync(query, call.Aborted).ConfigureAwait(false);
        IReadOnlyList<RoleResponse> items = [.. page.Items.Select(role => RoleResponse.Of(role, call.Directory.Permissions.Catalogue))];
        return window.IsExtended
            ? Reply.Json(new RoleListResponse { ListCompleted = !page.HasMore, Items = items }, AuthJson.Own.RoleListResponse)
            : Reply.Json(items, AuthJson.Own.IReadOnlyListRoleResponse);
    }

    private static ValueTask<Reply> ReadPermissionsAsync(Call call)
    {
        call.MustHold();
        return new(Reply.Json(call.Directory.Permissions.Catalogue, WireJson.Own.IReadOnlyListString));
    }
}

/// <summary>A part of the list of the tenant's own roles.</summary>
internal sealed record RoleListResponse
{
    /// <summary>Whether there is nothing after this part.</summary>
    [JsonPropertyName("listCompleted")]
    public required bool ListCompleted { get; init; }

    /// <summary>The roles, by name.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<RoleResponse> Items { get; init; }
}
