using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Makes a group of the organization of the route (SG4), and deletes one (SG14, SG15).</summary>
internal static class TenantGroupCreation
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("createTenantGroup", ApiFamily.TenantUsers, HttpMethods.Post, TenantGroupRoutes.All, CreateAsync)
        {
            Summary = "Creates a group.",
            Tag = TenantGroupRoutes.Tag,
            Permissions = ["groups.add"],
            AskedAt = AskedAt.Organization,
            Body = typeof(ApiGroupResource),
            Answer = new(StatusCodes.Status201Created, typeof(string)),
            Members = new Dictionary<string, string> { ["Key"] = "groupKey" },
        },
        new("deleteTenantGroup", ApiFamily.TenantUsers, HttpMethods.Delete, TenantGroupRoutes.One, DeleteAsync)
        {
            Summary = "Deletes a group by its identifier or key.",
            Tag = TenantGroupRoutes.Tag,
            Permissions = ["groups.delete"],
            Answer = new(StatusCodes.Status204NoContent),
            TakesIfMatch = true,
        },
    ];

    private static async ValueTask<Reply> CreateAsync(Call call)
    {
        var body = await call.ReadObjectAsync(TenantGroupsJson.Own.ApiGroupResource).ConfigureAwait(false);
        NeededMembers.MustBeThere(("groupKey", body.GroupKey), ("name", body.Name));
        call.MustHold();
        var input = new NewGroup(body.GroupKey!)
        {
            Organization = call.Organization.Id,
            Name = body.Name,
            Email = body.Email,
            Notes = body.Notes
        };
        return NewRecordReply.Of(call, (await call.Directory.Groups.CreateAsync(input, call.Aborted).ConfigureAwait(false)).Id);
    }

    private static async ValueTask<Reply> DeleteAsync(Call call)
    {
        var group = await TenantGroupRoutes.GetAsync(call).ConfigureAwait(false);
        var version = await TenantGroupRoutes.ExpectedVersionAsync(call, group).ConfigureAwait(false);
        await call.Directory.Groups.DeleteAsync(group.Id, recursive: false, version, call.Aborted).ConfigureAwait(false);
        return Reply.NoContent;
    }
}
