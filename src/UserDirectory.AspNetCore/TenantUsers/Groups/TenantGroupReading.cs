using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Reads groups: a page of them (SG1), one by id or key (SG2, SG3).</summary>
internal static class TenantGroupReading
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Reading("listTenantGroups", $"{TenantGroupRoutes.All}/odata", ListAsync,
            "Gets a page of the groups.", typeof(ListBody<GroupResource>)) with
            {
                Query = ListPage.Parameters,
                Members = ListPage.Members,
            },
        Reading("getTenantGroup", TenantGroupRoutes.One, GetAsync, "Gets a group by its identifier or key.",
            typeof(GroupResource)) with { HasETag = true },
    ];

    private static Operation Reading(string id, string pattern, OperationHandler handler, string summary, Type answer) =>
        new(id, ApiFamily.TenantUsers, HttpMethods.Get, pattern, handler)
        {
            Summary = summary,
            Tag = TenantGroupRoutes.Tag,
            Permissions = ["groups.read", "groups.list"],
            AskedAt = AskedAt.Organization,
            Answer = new(StatusCodes.Status200OK, answer),
        };

    private static async ValueTask<Reply> ListAsync(Call call)
    {
        var request = ListPage.Read(call, ListModel.Groups);
        call.MustHold();
        var query = new GroupQuery { Organization = call.Organization.Id };
        request.Ask(query);
        var page = await call.Directory.Groups.ListAsync(query, call.Aborted).ConfigureAwait(false);
        return ListPage.Reply(call, request, page, GroupResource.Of, TenantGroupsJson.Own.GroupResource);
    }

    private static async ValueTask<Reply> GetAsync(Call call)
    {
        call.MustHold();
        var group = await TenantGroupRoutes.GetAsync(call).ConfigureAwait(false);
        return await TenantGroupRoutes.AnswerAsync(
            call, await call.Directory.Groups.GetAsync(group.Id, call.Organization.Id, call.Aborted).ConfigureAwait(false))
            .ConfigureAwait(false);
    }
}
