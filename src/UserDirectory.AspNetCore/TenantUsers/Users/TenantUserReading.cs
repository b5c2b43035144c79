using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>Reads users: a page of them (P1), one by id or key (P2, P3), its picture (P4).</summary>
internal static class TenantUserReading
{
    private const string FileName = "fileName";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("listTenantUsers", ApiFamily.TenantUsers, HttpMethods.Get, $"{TenantUserRoutes.All}/odata", ListAsync)
        {
            Summary = "Gets a page of the users.",
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.list", "users.read"],
            AskedAt = AskedAt.Organization,
            Query = ListPage.Parameters,
            Answer = new(StatusCodes.Status200OK, typeof(ListBody<UserResource>)),
            Members = ListPage.Members,
        },
        new("getTenantUser", ApiFamily.TenantUsers, HttpMethods.Get, TenantUserRoutes.One, GetAsync)
        {
            Summary = "Gets a user by its identifier or key.",
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.read"],
            AskedAt = AskedAt.Organization,
            HandsPlaceOn = true,
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(UserResource)),
            HasETag = true,
        },
        new("getTenantUserPicture", ApiFamily.TenantUsers, HttpMethods.Get, $"{TenantUserRoutes.One}/picture", GetPictureAsync)
        {
            Summary = "Gets the picture of a user.",
            Tag = TenantUserRoutes.Tag,
            Permissions = ["users.read"],
            AskedAt = AskedAt.Organization,
            IsForSelf = true,
            Query = [new(FileName, typeof(string), "The file name that the picture was uploaded under.")],
            Answer = new(StatusCodes.Status200OK, typeof(Stream), "image/png") { OtherTypes = ["image/jpeg", "image/gif", "image/webp"] },
            HasETag = true,
        },
    ];

    private static async ValueTask<Reply> ListAsync(Call call)
    {
        var request = ListPage.Read(call, ListModel.Users);
        call.MustHold();
        var query = new UserQuery { Organization = call.Organization.Id };
        request.Ask(query);
        query.Include |= Selected(request, nameof(UserParts.Roles), UserParts.Roles) | Selected(
            request, nameof(UserParts.Groups), UserParts.Groups);
        var page = await call.Directory.Users.ListAsync(query, call.Aborted).ConfigureAwait(false);
        var now = call.Host.Time.GetUtcNow();
        return ListPage.Reply(call, request, page, user => UserResource.Of(user, now), TenantUsersJson.Answers.UserResource);
    }

    private static async ValueTask<Reply> GetAsync(Call call)
    {
        // Whoever holds it here is told by the core that there is none; for others it is looked up first whether they ask for themselves.
        if (!call.Holds)
        {
            await FindReadableAsync(call).ConfigureAwait(false);
        }

        return UserResource.Answer(
            call, await TenantUserRoutes.FindShownAsync(call).ConfigureAwait(false) ?? throw HttpRefusal.NotFound("user"));
    }

    private static async ValueTask<Reply> GetPictureAsync(Call call)
    {
        var fileName = call.Query(FileName);
        var user = await FindReadableAsync(call).ConfigureAwait(false);
        var picture = await call.Directory.Users.FindPictureAsync(user.Id, call.Organization.Id, call.Aborted).ConfigureAwait(false);
        return picture is null || (fileName is not null && picture.FileName is not null && fileName != picture.FileName)
            ? throw HttpRefusal.NotFound("picture")
            : new ImageReply(picture);
    }

    // Who selects a part wants to see it, whether or not he says so twice.
    private static UserParts Selected(ListRequest request, string name, UserParts part) =>
        request.Select?.Contains(name) == true ? part : UserParts.None;

    private static async ValueTask<User> FindReadableAsync(Call call)
    {
        var user = await TenantUserRoutes.FindAsync(call).ConfigureAwait(false);
        call.MustHoldOrBe(user);
        return user ?? throw HttpRefusal.NotFound("user");
    }
}
