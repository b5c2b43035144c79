using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace UserDirectory.AspNetCore;

/// <summary>The headers with which an operation answers, for whoever describes it.</summary>
internal static class AnswerHeaders
{
    private static readonly Dictionary<string, string> s_none = [];
    private static readonly Dictionary<string, string> s_entity =
        new() { [HeaderNames.ETag] = "The version of the entity and a hash of how it is shown, for If-Match and If-None-Match." };
    private static readonly Dictionary<string, string> s_created = new() { [HeaderNames.Location] = "Where the new record is." };
    private static readonly Dictionary<string, string> s_challenge = new() { [HeaderNames.WWWAuthenticate] = "How to sign in." };
    private static readonly Dictionary<string, string> s_wait = new() { [HeaderNames.RetryAfter] = "After how many seconds to try again." };

    public static IReadOnlyDictionary<string, string> Of(Operation operation, int status) => status switch
    {
        StatusCodes.Status200OK or StatusCodes.Status304NotModified => operation.HasETag ? s_entity : s_none,
        StatusCodes.Status201Created => s_created,
        StatusCodes.Status401Unauthorized => s_challenge,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => s_wait,
        _ => s_none,
    };
}
