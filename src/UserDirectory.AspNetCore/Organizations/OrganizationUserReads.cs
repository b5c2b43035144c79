using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Reads the users of an organization (O1, O3).</summary>
internal static class OrganizationUserReads
{
    private const string Search = "Search";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("getOrganizationUsers", ApiFamily.Organizations, HttpMethods.Get, OrganizationRoutes.Users, ListAsync)
        {
            Summary = "A page of the users of an organization.",
            Tag = OrganizationRoutes.Tag,
            Permissions = ["users.list", "users.read"],
            AskedAt = AskedAt.Organization,
            Query = [.. PageWindow.Parameters, new(
                Search, typeof(string), "Words, each of which is in the key, the address or a name; casing and marks do not count.")],
            Answer = new(StatusCodes.Status200OK, typeof(EnvelopeBody<IReadOnlyList<OrganizationUserItemBody>>)),
            HasEnvelope = true,
            Members = new Dictionary<string, string> { [Search] = Search },
        },
        new("getOrganizationUser", ApiFamily.Organizations, HttpMethods.Get, OrganizationRoutes.User, ReadAsync)
        {
            Summary = "A user of an organization.",
            Tag = OrganizationRoutes.Tag,
            Permissions = ["users.read"],
            AskedAt = AskedAt.Organization,
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(EnvelopeBody<OrganizationUserBody>)),
            HasEnvelope = true,
            HasETag = true,
        },
    ];

    private static async ValueTask<Reply> ListAsync(Call call)
    {
        OrganizationRoutes.MustHaveVersion(call);
        var window = PageWindow.Of(call);
        var search = call.Query(Search);
        call.MustHold();
        var query = new UserQuery
        {
            Organization = call.Organization.Id,
            Search = search,
            Skip = window.Skip,
            Take = window.Size,
            IncludeTotal = true,
            Include = OrganizationUser.Shown
        };
        var page = await call.Directory.Users.ListAsync(query, call.Aborted).ConfigureAwait(false);
        var users = await OrganizationUser.ShowAsync(call, page.Items).ConfigureAwait(false);
        var envelope = new EnvelopeBody<IReadOnlyList<OrganizationUserItemBody>>
        {
            Success = true,
            Result = [.. users.Select(OrganizationUserItemBody.Of)],
            ResultInfo = ResultInfoBody.Of(page.Total ?? 0, window.Index, window.Size),
        };
        return Reply.Json(envelope, OrganizationsJson.Own.Users);
    }

    private static async ValueTask<Reply> ReadAsync(Call call)
    {
        OrganizationRoutes.MustHaveVersion(call);
        var found = await OrganizationUser.FindAsync(call).ConfigureAwait(false);
        call.MustHoldOrBe(found);
        var id = found?.Id ?? throw HttpRefusal.NotFound("user");
        return await OrganizationUser.ReplyAsync(
            call, await call.Directory.Users.GetAsync(id, call.Organization.Id, OrganizationUser.Shown, call.Aborted).ConfigureAwait(false))
            .ConfigureAwait(false);
    }
}
