using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What an account does with its own password, which is the authority, so that nobody needs to be signed in; a forgotten one and the proof
/// of an address; and how accounts sign in.
/// </summary>
internal static class AccountApi
{
    /// <summary>The heading that these stand under.</summary>
    public const string Tag = "Account";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("changeOwnPassword", ApiFamily.Own, HttpMethods.Post, "/account/password", ChangePasswordAsync)
        {
            Summary = "Changes one's own password.",
            Tag = Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(OwnPasswordBody),
            Answer = new(StatusCodes.Status204NoContent),
            Refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests],
        },
        .. AccountRecovery.Operations,
        .. AccountSignIns.Operations,
    ];

    private static async ValueTask<Reply> ChangePasswordAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AccountJson.Own.OwnPasswordBody).ConfigureAwait(false);
        var tenant = body.Tenant ?? call.Host.TenantOf(call.Http);
        call.CountAttempt($"{tenant}/{body.UserName}");
        var newPassword = body.NewPassword ?? throw HttpRefusal.Invalid("newPassword", "password.missing", "The new password is needed.");
        EntityRef reference = tenant;
        if (string.IsNullOrEmpty(body.UserName) || reference is { Id: null, Text: null or "" })
        {
            throw Wrong();
        }

        try
        {
            var passwords = call.Host.Directory.Tenant(reference).AsSystem(CallerResolver.SystemName).Passwords;
            var outcome = await passwords.ChangeOwnAsync(body.UserName, body.CurrentPassword, newPassword, call.Aborted)
                .ConfigureAwait(false);
            return outcome.Outcome == PasswordOutcome.Succeeded ? Reply.NoContent : throw Wrong();
        }
        catch (RecordNotFoundException)
        {
            throw Wrong();
        }
    }

    // One answer for an unknown tenant or account, a wrong password and a locked account.
    private static HttpRefusal Wrong() =>
        new(StatusCodes.Status401Unauthorized, "password.wrong", "The account and the password do not go together.");
}
