using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>What an account does with its own password: the password is the authority, nobody needs to be signed in.</summary>
internal static class AccountApi
{
    private const string SystemName = "http";

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("changeOwnPassword", ApiFamily.Own, HttpMethods.Post, "/account/password", ChangePasswordAsync)
        {
            Summary = "Changes one's own password.",
            Tag = "Account",
            AskedAt = AskedAt.Nowhere,
            Body = typeof(OwnPasswordBody),
            Answer = new(StatusCodes.Status204NoContent),
            Refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status429TooManyRequests],
        },
    ];

    private static async ValueTask<Reply> ChangePasswordAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AccountJson.Own.OwnPasswordBody).ConfigureAwait(false);
        call.CountAttempt($"{body.Tenant}/{body.UserName}");
        var newPassword = body.NewPassword ?? throw HttpRefusal.Invalid("newPassword", "password.missing", "The new password is needed.");
        EntityRef tenant = body.Tenant ?? call.Host.TenantOf(call.Http);
        if (string.IsNullOrEmpty(body.UserName) || tenant.Text is "")
        {
            throw Wrong();
        }

        try
        {
            var passwords = call.Host.Directory.Tenant(tenant).AsSystem(SystemName).Passwords;
            var outcome = await passwords.ChangeOwnAsync(body.UserName, body.CurrentPassword, newPassword, call.Aborted).ConfigureAwait(false);
            return outcome.Outcome == PasswordOutcome.Succeeded ? Reply.NoContent : throw Wrong();
        }
        catch (RecordNotFoundException)
        {
            throw Wrong();
        }
    }

    // One answer for an unknown tenant or account, a wrong password and a locked account.
    private static HttpRefusal Wrong() => new(StatusCodes.Status401Unauthorized, "password.wrong", "The account and the password do not go together.");
}
