using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>Reads accounts and what they may do (S2 to S6, S16).</summary>
internal static class AuthUserReads
{
    private static readonly string[] s_readOrList = ["users.read", "users.list"];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("fetchMyUserDetails", ApiFamily.Auth, HttpMethods.Get, "/auth/users/whoami", ReadSelfAsync)
        {
            Summary = "The caller's own account.",
            Tag = AuthApi.Users,
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(UserResponse)),
            Refusals = AuthRefusals.OfReads,
            HasETag = true,
        },
        new("fetchUserByName", ApiFamily.Auth, HttpMethods.Get, "/auth/users/username/{username}", FindByNameAsync)
        {
            Summary = "The account with a user name, in a list that is empty when there is none.",
            Tag = AuthApi.Users,
            Permissions = ["users.read"],
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(IReadOnlyList<UserResponse>)),
            Refusals = AuthRefusals.OfReads,
        },
        new("fetchUserByLocator", ApiFamily.Auth, HttpMethods.Get, "/auth/users/{locator}", ReadAsync)
        {
            Summary = "An account.",
            Tag = AuthApi.Users,
            Permissions = ["users.read"],
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(UserResponse)),
            Refusals = AuthRefusals.OfReads,
            HasETag = true,
        },
        new("fetchMultipleUsers", ApiFamily.Auth, HttpMethods.Get, "/auth/users/list", ListAsync)
        {
            Summary = "A part of the list of accounts, by user name.",
            Tag = AuthApi.Users,
            Permissions = s_readOrList,
            AskedAt = AskedAt.Tenant,
            Query = ListWindow.Parameters,
            Answer = new(StatusCodes.Status200OK, typeof(UserListResponse)) { OtherBody = typeof(IReadOnlyList<UserResponse>) },
            Refusals = AuthRefusals.OfLists,
        },
        new("fetchMultipleBasicUsers", ApiFamily.Auth, HttpMethods.Get, "/auth/users/basic/list", ListBasicAsync)
        {
            Summary = "A longer part of the list of accounts, with the least of each.",
            Tag = AuthApi.Users,
            Permissions = s_readOrList,
            AskedAt = AskedAt.Tenant,
            Query = ListWindow.Parameters,
            Answer = new(StatusCodes.Status200OK, typeof(BasicUserListResponse)) { OtherBody = typeof(IReadOnlyList<BasicUserResponse>) },
            Refusals = AuthRefusals.OfLists,
        },
        new("fetchUserPermissions", ApiFamily.Auth, HttpMethods.Get, "/auth/users/{locator}/permissions", ReadPermissionsAsync)
        {
            Summary = "Everything that an account may do in the whole tenant, by its roles, its groups and its direct grants, sorted.",
            Tag = AuthApi.Users,
            Permissions = ["users.read"],
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(IReadOnlyList<string>)),
            Refusals = AuthRefusals.OfReads,
        },
    ];

    private static ValueTask<Reply> ReadSelfAsync(Call call) => ReadAsync(call, call.Caller.User.Id);

    private static async ValueTask<Reply> ReadAsync(Call call) =>
        await ReadAsync(call, (await AuthUser.FindAsync(call).ConfigureAwait(false)).Id).ConfigureAwait(false);

    private static async ValueTask<Reply> ReadAsync(Call call, Guid id) =>
        AuthUser.Show(call, await call.Directory.Users.GetAsync(id, include: AuthUser.Shown, cancellationToken: call.Aborted)
            .ConfigureAwait(false));

    // C4 and C16: one that the caller may not read is like one that there is not.
    private static async ValueTask<Reply> FindByNameAsync(Call call)
    {
        // An id is no name.
        EntityRef name = call.Route("username");
        User? user = null;
        try
        {
            user = name.Id is null
                ? await RouteNames.FindAsync(
                    () => call.Directory.Users.FindAsync(name, include: AuthUser.Shown, cancellationToken: call.Aborted))
                    .ConfigureAwait(false)
                : null;
        }
        catch (AccessDeniedException denied) when (denied.Code == "access.denied")
        {
            user = null;
        }

        IReadOnlyList<UserResponse> found = user is null ? [] : [UserResponse.Of(user, call.Host.Time.GetUtcNow())];
        return Reply.Json(found, AuthJson.Own.IReadOnlyListUserResponse);
    }

    private static async ValueTask<Reply> ListAsync(Call call)
    {
        var window = ListWindow.Of(call, call.Host.Options.LargestCount);
        var page = await PageAsync(call, window, AuthUser.Shown).ConfigureAwait(false);
        var now = call.Host.Time.GetUtcNow();
        IReadOnlyList<UserResponse> items = [.. page.Items.Select(user => UserResponse.Of(user, now))];
        return window.IsExtended
            ? Reply.Json(new UserListResponse { ListCompleted = !page.HasMore, Items = items }, AuthJson.Own.UserListResponse)
            : Reply.Json(items, AuthJson.Own.IReadOnlyListUserResponse);
    }

    private static async ValueTask<Reply> ListBasicAsync(Call call)
    {
        var window = ListWindow.Of(call, call.Host.Options.LargestBasicCount);
        var page = await PageAsync(call, window, UserParts.None).ConfigureAwait(false);
        IReadOnlyList<BasicUserResponse> items = [.. page.Items.Select(BasicUserResponse.Of)];
        return window.IsExtended
            ? Reply.Json(new BasicUserListResponse { ListCompleted = !page.HasMore, Items = items }, AuthJson.Own.BasicUserListResponse)
            : Reply.Json(items, AuthJson.Own.IReadOnlyListBasicUserResponse);
    }

    private static ValueTask<Page<User>> PageAsync(Call call, ListWindow window, UserParts include)
    {
        call.MustHold();
        return call.Directory.Users.ListAsync(new UserQuery { Skip = window.Offset, Take = window.Count, Include = include }, call.Aborted);
    }

    private static async ValueTask<Reply> ReadPermissionsAsync(Call call)
    {
        // Read as the caller first: the core tells what an account may do to others, too, whom this family does not name.
        var user = await AuthUser.FindAsync(call).ConfigureAwait(false);
        await call.Directory.Users.GetAsync(user.Id, cancellationToken: call.Aborted).ConfigureAwait(false);
        return Reply.Json(await call.Directory.Permissions.ListEffectiveAsync(user.Id, cancellationToken: call.Aborted)
            .ConfigureAwait(false), WireJson.Own.IReadOnlyListString);
    }
}

/// <summary>A part of the list of accounts, with the least of each.</summary>
internal sealed record BasicUserListResponse
{
    /// <summary>Whether there is nothing after this part.</summary>
    [JsonPropertyName("listCompleted")]
    public required bool ListCompleted { get; init; }

    /// <summary>The accounts, by user name.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<BasicUserResponse> Items { get; init; }
}

/// <summary>A part of the list of accounts.</summary>
internal sealed record UserListResponse
{
    /// <summary>Whether there is nothing after this part.</summary>
    [JsonPropertyName("listCompleted")]
    public required bool ListCompleted { get; init; }

    /// <summary>The accounts, by user name.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<UserResponse> Items { get; init; }
}
