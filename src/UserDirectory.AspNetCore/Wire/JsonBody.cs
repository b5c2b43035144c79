using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace UserDirectory.AspNetCore;

/// <summary>Reads the body of a request: its content type, its size and its form are judged before anything else of it.</summary>
internal static class JsonBody
{
    /// <summary>The body as JSON; null for the JSON <c>null</c>.</summary>
    /// <exception cref="HttpRefusal">It is no JSON by its type (415), too large (413), or has not the form that is asked for
    /// (400).</exception>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, long limit)
    {
        if (!IsJson(http.Request.ContentType))
        {
            throw HttpRefusal.ContentType("application/json");
        }

        using var body = await BodyBytes.ReadAsync(http, limit).ConfigureAwait(false);
        if (body.IsEmpty)
        {
            throw HttpRefusal.Body("body.missing", "The request needs a body.");
        }

        try
        {
            return JsonSerializer.Deserialize(body.Span, type);
        }
        catch (JsonException malformed)
        {
            throw Malformed(malformed);
        }
    }

    public static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && IsUtf8(type);

    public static bool IsUtf8(MediaTypeHeaderValue type) =>
        !type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static HttpRefusal Malformed(JsonException malformed)
    {
        var path = malformed.Path is { Length: > 1 } found ? found.TrimStart('$').TrimStart('.') : null;
        return path is null
            ? HttpRefusal.Body("body.malformed", "The body is not the JSON that is asked for.")
            : HttpRefusal.Invalid(path, "body.malformed", "This is not of the type that is asked for, or it is there twice.");
    }
}
