using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What the bearer of an invitation does: the token is the authority, nobody needs to be signed in. Every token that cannot be used has the
/// same answer.
/// </summary>
internal static class InvitationsApi
{
    private const string Tag = "Invitations";

    private static readonly int[] s_refusals =
        [StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status429TooManyRequests];

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("previewInvitation", ApiFamily.Own, HttpMethods.Post, "/invitations/preview", PreviewAsync)
        {
            Summary = "What an invitation is about.",
            Tag = Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(TokenBody),
            Answer = new(StatusCodes.Status200OK, typeof(PreviewBody)),
            Refusals = s_refusals,
        },
        new("acceptInvitation", ApiFamily.Own, HttpMethods.Post, "/invitations/accept", AcceptAsync)
        {
            Summary = "Accepts an invitation.",
            Tag = Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(AcceptanceBody),
            Answer = new(StatusCodes.Status200OK, typeof(AcceptedBody)),
            Refusals = s_refusals,
        },
        new("declineInvitation", ApiFamily.Own, HttpMethods.Post, "/invitations/decline", DeclineAsync)
        {
            Summary = "Declines an invitation.",
            Tag = Tag,
            AskedAt = AskedAt.Nowhere,
            Body = typeof(TokenBody),
            Answer = new(StatusCodes.Status204NoContent),
            Refusals = s_refusals,
        },
    ];

    private static async ValueTask<Reply> PreviewAsync(Call call)
    {
        var body = await call.ReadObjectAsync(InvitationsJson.Own.TokenBody).ConfigureAwait(false);
        var preview = await call.Host.Directory.PreviewInvitationAsync(Needed(call, body.Token), call.Aborted).ConfigureAwait(false);
        return Reply.Json(PreviewBody.Of(preview), InvitationsJson.Own.PreviewBody);
    }

    private static async ValueTask<Reply> AcceptAsync(Call call)
    {
        var body = await call.ReadObjectAsync(InvitationsJson.Own.AcceptanceBody).ConfigureAwait(false);
        var acceptance = new Acceptance
        {
            DisplayName = body.DisplayName,
            GivenName = body.GivenName,
            FamilyName = body.FamilyName,
            Password = body.Password
        };
        var user = await call.Host.Directory.AcceptInvitationAsync(Needed(call, body.Token), acceptance, call.Aborted)
            .ConfigureAwait(false);
        return Reply.Json(new AcceptedBody { UserKey = user.Key, DisplayName = user.DisplayName }, InvitationsJson.Own.AcceptedBody);
    }

    private static async ValueTask<Reply> DeclineAsync(Call call)
    {
        var body = await call.ReadObjectAsync(InvitationsJson.Own.TokenBody).ConfigureAwait(false);
        await call.Host.Directory.DeclineInvitationAsync(Needed(call, body.Token), call.Aborted).ConfigureAwait(false);
        return Reply.NoContent;
    }

    private static string Needed(Call call, string? token)
    {
        call.CountAttempt(token);
        return string.IsNullOrEmpty(token) ? throw HttpRefusal.Invalid("token", "token.missing", "The token is needed.") : token;
    }
}

/// <summary>The contracts of <see cref="InvitationsApi"/>.</summary>
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(AcceptanceBody))]
[JsonSerializable(typeof(PreviewBody))]
[JsonSerializable(typeof(AcceptedBody))]
internal sealed partial class InvitationsJson : JsonSerializerContext
{
    /// <summary>The context with the package's own options.</summary>
    public static InvitationsJson Own { get; } = new(JsonWire.Options());
}

/// <summary>Who has accepted.</summary>
internal sealed record AcceptedBody
{
    /// <summary>The account's key, with which it signs in.</summary>
    [JsonPropertyName("userKey")]
    public required string UserKey { get; init; }

    /// <summary>The display name; null when there is none, or when the token does not let it be read.</summary>
    [JsonPropertyName("displayName")]
    public required string? DisplayName { get; init; }
}

/// <summary>The token of an invitation. In a body, because a path stands in every access log.</summary>
internal sealed record TokenBody
{
    /// <summary>The token, as the mail's link carries it.</summary>
    [JsonPropertyName("token")]
    [Required]
    public string? Token { get; init; }
}
