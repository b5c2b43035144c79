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
        var missing = new Dictionary<string, string[]>();
        RequiredMember.Check(missing, "roleKey", body.RoleKey is not null);
        RequiredMember.Check(missing, "description", body.Description is not null);
        RequiredMember.Check(missing, "isAdministration", body.IsAdministration is not null);
        RequiredMember.Check(missing, "isDefault", body.IsDefault is not null);
        RequiredMember.Check(missing, "isInternal", body.IsInternal is not null);
        RequiredMember.ThrowIfAny(missing);
        call.MustHold();
        var input = new NewRole(body.RoleKey!)
        {
            Organization = call.Place.Id,
            Description = body.Description,
            LocalizedDescription = body.LocalizableDescription,
            IsAdministration = body.IsAdministration == true,
            IsDefault = body.IsDefault == true,
            IsInternal = body.IsInternal == true,
        };
        return NewRecordReply.Of(call, (await call.Directory.Roles.CreateAsync(input, call.Aborted).ConfigureAwait(false)).Id);
    }
}
