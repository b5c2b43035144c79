using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Makes a role of the organization of the route (SR4).</summary>
internal static class TenantRoleCreation
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("createTenantRole", ApiFamily.TenantUsers, HttpMethods.Post, TenantRoleRoutes.All, CreateAsync)
        {
            Summary = "Creates a role.",
            Tag = TenantRoleRoutes.Tag,
            Permissions = ["roles.add"],
            AskedAt = AskedAt.Organization,
            Body = typeof(ApiRoleResource),
            Answer = new(StatusCodes.Status201Created, typeof(string)),
            Members = new Dictionary<string, string> { ["Key"] = "roleKey", ["LocalizedDescription"] = "localizableDescription" },
        },
    ];

    private static async ValueTask<Reply> CreateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(TenantRolesJson.Own.ApiRoleResource).ConfigureAwait(false);
        NeededMembers.MustBeThere(
            ("roleKey", body.RoleKey),
            ("description", body.Description),
            ("isAdministration", body.IsAdministration),
            ("isDefault", body.IsDefault),
            ("isInternal", body.IsInternal));
        call.MustHold();
        var input = new NewRole(body.RoleKey!)
        {
            Organization = call.Organization.Id,
            Description = body.Description,
            LocalizedDescription = body.LocalizableDescription,
            IsAdministration = body.IsAdministration == true,
            IsDefault = body.IsDefault == true,
            IsInternal = body.IsInternal == true,
        };
        return NewRecordReply.Of(call, (await call.Directory.Roles.CreateAsync(input, call.Aborted).ConfigureAwait(false)).Id);
    }
}
