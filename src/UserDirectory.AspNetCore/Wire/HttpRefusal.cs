using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>An answer that refuses a request: a status, a stable code and a sentence, and which members of the request are wrong.</summary>
internal sealed class HttpRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>
    /// What is wrong, by the path of the member in the request's JSON, or the name of the parameter; null when it is not about members.
    /// </summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>After how many seconds to try again; null when that would not help.</summary>
    public int? RetryAfter { get; init; }

    public static HttpRefusal NotSignedIn() =>
        new(StatusCodes.Status401Unauthorized, "access.not_signed_in", "The request needs credentials.");

    public static HttpRefusal SignedOut() =>
        new(StatusCodes.Status401Unauthorized, "access.signed_out", "The sign-in has ended. Sign in again.");

    /// <summary>An unknown tenant, and one in which the caller is nobody.</summary>
    public static HttpRefusal NoTenant() => new(StatusCodes.Status404NotFound, "tenant.not_found", "There is no such tenant.");

    public static HttpRefusal Inactive() => new(StatusCodes.Status403Forbidden, "access.inactive", "The caller's account is not active.");

    public static HttpRefusal Denied() => new(StatusCodes.Status403Forbidden, "access.denied", "The caller may not do this there.");

    public static HttpRefusal NotFound(string kind) => new(StatusCodes.Status404NotFound, $"{kind}.not_found", $"There is no such {kind}.");

    /// <summary>One member or parameter is wrong.</summary>
    public static HttpRefusal Invalid(string path, string code, string message) =>
        new(StatusCodes.Status400BadRequest, code,
            $"{path}: {message}")
        { Errors = new Dictionary<string, string[]> { [path] = [message] } };

    /// <summary>The form of the body is wrong.</summary>
    public static HttpRefusal Body(string code, string message) => new(StatusCodes.Status400BadRequest, code, message);

    public static HttpRefusal TooLarge(long limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "body.too_large", $"The body is larger than {limit} bytes.");

    public static HttpRefusal ContentType(string expected) =>
        new(StatusCodes.Status415UnsupportedMediaType, "body.content_type", $"The body must be sent as {expected}.");

    public static HttpRefusal Changed() =>
        new(StatusCodes.Status412PreconditionFailed, "version.stale",
            "It is not any more what If-Match names. Read it again and repeat the change.");
}
