using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>What may be known and ended of how an account signs in: by itself, and by who may reset its password at its home.</summary>
internal static class AccountSignIns
{
    private const string UserId = "userId";
    private static readonly string[] s_permissions = [DirectoryPermissions.UsersPasswordReset];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("readCredentialState", ApiFamily.Own, HttpMethods.Get, "/account/users/{userId}/credential", ReadAsync)
        {
            Summary = "Whether an account has a password, whether that is temporary, and until when it is locked.",
            Tag = AccountApi.Tag,
            Permissions = s_permissions,
            IsForSelf = true,
            Answer = new(StatusCodes.Status200OK, typeof(CredentialStateBody)),
            Refusals = [],
        },
        new("signOutEverywhere", ApiFamily.Own, HttpMethods.Post, "/account/users/{userId}/sign-out", SignOutAsync)
        {
            Summary = "Ends every sign-in of an account, as far as hosts compare its stamp.",
            Tag = AccountApi.Tag,
            Permissions = s_permissions,
            IsForSelf = true,
            Answer = new(StatusCodes.Status204NoContent),
            Refusals = [],
        },
    ];

    private static async ValueTask<Reply> ReadAsync(Call call)
    {
        var state = await call.Directory.Passwords.GetStateAsync(await FindAsync(call).ConfigureAwait(false), call.Aborted)
            .ConfigureAwait(false);
        return Reply.Json(CredentialStateBody.Of(state), AccountJson.Own.CredentialStateBody);
    }

    private static async ValueTask<Reply> SignOutAsync(Call call)
    {
        await call.Directory.Users.SignOutEverywhereAsync(await FindAsync(call).ConfigureAwait(false), call.Aborted).ConfigureAwait(false);
        return Reply.NoContent;
    }

    private static async ValueTask<Guid> FindAsync(Call call) =>
        Guid.TryParseExact(call.Route(UserId), "D", out var id)
            && await call.System.Users.FindAsync(id, cancellationToken: call.Aborted).ConfigureAwait(false) is { } user
            ? user.Id
            : throw HttpRefusal.NotFound("user");
}
