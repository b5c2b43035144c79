using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// A forgotten password and the proof of an address: a request is answered before anything is looked up, and every token that cannot be
/// used has the same answer.
/// </summary>
internal static class AccountRecovery
{
    private static readonly int[] s_ofTokens =
        [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("requestPasswordReset", ApiFamily.Own, HttpMethods.Post, "/account/password/reset", RequestResetAsync)
        {
            Summary = "Asks for a token that sets a forgotten password anew; the answer is the same for every name.",
            Tag = AccountApi.Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(ResetRequestBody),
            Answer = new(StatusCodes.Status202Accepted),
            Refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests],
        },
        new("confirmPasswordReset", ApiFamily.Own, HttpMethods.Post, "/account/password/confirm", ConfirmResetAsync)
        {
            Summary = "Sets a forgotten password anew, by the token that was mailed.",
            Tag = AccountApi.Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(ResetConfirmationBody),
            Answer = new(StatusCodes.Status204NoContent),
            Refusals = s_ofTokens,
            Members = new Dictionary<string, string> { ["newPassword"] = "password" },
        },
        new("requestEmailProof", ApiFamily.Own, HttpMethods.Post, "/account/email/proof", RequestProofAsync)
        {
            Summary = "Asks for a token that proves the caller's address, or another one that is to replace it.",
            Tag = AccountApi.Tag,
            IsForSelf = true,
            Body = typeof(ProofRequestBody),
            IsBodyOptional = true,
            Answer = new(StatusCodes.Status202Accepted),
            Refusals = [StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests],
        },
        new("confirmEmail", ApiFamily.Own, HttpMethods.Post, "/account/email/confirm", ConfirmEmailAsync)
        {
            Summary = "Proves an address, by the token that was mailed; when its account calls, that keeps its password.",
            Tag = AccountApi.Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(ProofTokenBody),
            Answer = new(StatusCodes.Status204NoContent),
            Refusals = s_ofTokens,
        },
    ];

    private static async ValueTask<Reply> RequestResetAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AccountJson.Own.ResetRequestBody).ConfigureAwait(false);
        var userName = body.UserName ?? throw HttpRefusal.Invalid("userName", "user_name.missing", "The user name is needed.");
        var tenant = body.Tenant ?? call.Host.TenantOf(call.Http);
        call.CountAttempt($"{tenant}/{userName}");
        EntityRef reference = tenant;
        if (reference is not { Id: null, Text: null or "" })
        {
            await call.Host.Directory.Tenant(reference)
                .AsSystem(CallerResolver.SystemName).Passwords.RequestResetAsync(userName, call.Aborted).ConfigureAwait(false);
        }

        return Reply.Accepted;
    }

    private static async ValueTask<Reply> ConfirmResetAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AccountJson.Own.ResetConfirmationBody).ConfigureAwait(false);
        var token = Needed(call, body.Token);
        var password = body.Password ?? throw HttpRefusal.Invalid("password", "password.missing", "The new password is needed.");
        await call.Host.Directory.TenantOf(token)
            .AsSystem(CallerResolver.SystemName).Passwords.ConfirmResetAsync(token, password, call.Aborted).ConfigureAwait(false);
        return Reply.NoContent;
    }

    private static async ValueTask<Reply> RequestProofAsync(Call call)
    {
        var body = call.HasBody ? await call.ReadObjectAsync(AccountJson.Own.ProofRequestBody).ConfigureAwait(false) : new();
        var self = call.Caller.User.Id;
        call.CountAttempt($"{self}");
        Delivery.MustBePossible(call.Host, "email");
        await call.Directory.Users.RequestEmailProofAsync(self, body.Email, call.Aborted).ConfigureAwait(false);
        return Reply.Accepted;
    }

    private static async ValueTask<Reply> ConfirmEmailAsync(Call call)
    {
        var body = await call.ReadObjectAsync(AccountJson.Own.ProofTokenBody).ConfigureAwait(false);
        var token = Needed(call, body.Token);
        var tenant = call.Host.Directory.TenantOf(token);
        var directory = await FindCallerAsync(call).ConfigureAwait(false) is { } caller
            ? tenant.As(caller)
            : tenant.AsSystem(CallerResolver.SystemName);
        await directory.Users.ConfirmEmailAsync(token, call.Aborted).ConfigureAwait(false);
        return Reply.NoContent;
    }

    // Who else calls, or that nobody does, makes no difference to whether the token is good: a sign-in that has ended is none.
    private static async ValueTask<Guid?> FindCallerAsync(Call call)
    {
        var principal = call.Http.User;
        foreach (var scheme in CallerResolver.IsAuthenticated(principal) ? [] : call.Host.Options.AuthenticationSchemes)
        {
            principal = (await call.Http.AuthenticateAsync(scheme).ConfigureAwait(false)) is { Succeeded: true, Principal: { } found }
                ? found
                : principal;
        }

        try
        {
            return CallerResolver.IsAuthenticated(principal)
                ? (await call.Host.Callers.FindAsync(principal, call.Host.TenantOf(call.Http), call.Aborted)
                    .ConfigureAwait(false))?.User.Id
                : null;
        }
        catch (HttpRefusal)
        {
            return null;
        }
    }

    private static string Needed(Call call, string? token)
    {
        call.CountAttempt(token);
        return string.IsNullOrEmpty(token) ? throw HttpRefusal.Invalid("token", "token.missing", "The token is needed.") : token;
    }
}

/// <summary>Asks for a token that proves an address.</summary>
internal sealed record ProofRequestBody
{
    /// <summary>The address that is to replace the caller's once it is proved; left out for the one that the caller has.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }
}

/// <summary>Proves an address.</summary>
internal sealed record ProofTokenBody
{
    /// <summary>The token, as the mail's link carries it.</summary>
    [JsonPropertyName("token")]
    [Required]
    public string? Token { get; init; }
}
