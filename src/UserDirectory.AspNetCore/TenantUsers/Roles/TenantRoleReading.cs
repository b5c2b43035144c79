using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Reads roles: a page of them (SR1), one by id or key (SR2, SR3).</summary>
internal static class TenantRoleReading
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Reading(
            "listTenantRoles", $"{TenantRoleRoutes.All}/odata", ListAsync, "Gets a page of the roles.", typeof(ListBody<RoleResource>)) with
            {
                Query = ListPage.Parameters,
                Members = ListPage.Members,
            },
        Reading("getTenantRole", TenantRoleRoutes.One, GetAsync, "Gets a role by its identifier or key.",
            typeof(RoleResource)) with { HasETag = true },
    ];

    private static Operation Reading(string id, string pattern, OperationHandler handler, string summary, Type answer) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Get, pattern, handler)
        {
            Summary = summary,
            Tag = TenantRoleRoutes.Tag,
            Permissions = ["roles.read", "roles.list"],
            AskedAt = AskedAt.Organization,
            Answer = new(StatusCodes.Status200OK, answer),
        };

    private static async ValueTask<Reply> ListAsync(Call call)
    {
        var request = ListPage.Read(call, ListModel.Roles);
        call.MustHold();
        var query = new RoleQuery { Organization = call.Organization.Id };
        request.Ask(query);
        var page = await call.Directory.Roles.ListAsync(query, call.Aborted).ConfigureAwait(false);
        return ListPage.Reply(call, request, page, RoleResource.Of, TenantRolesJson.Answers.RoleResource);
    }

    private static async ValueTask<Reply> GetAsync(Call call)
    {
        call.MustHold();
        var role = await TenantRoleRoutes.GetAsync(call).ConfigureAwait(false);
        return await TenantRoleRoutes.AnswerAsync(
            call, await call.Directory.Roles.GetAsync(role.Id, call.Organization.Id, call.Aborted).ConfigureAwait(false))
            .ConfigureAwait(false);
    }
}
