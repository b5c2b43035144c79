using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace UserDirectory.AspNetCore;

/// <summary>A body that is the text itself.</summary>
internal static class TextBody
{
    public const string ContentType = "text/plain";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsText(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals(ContentType, StringComparison.OrdinalIgnoreCase)
            && JsonBody.IsUtf8(type);

    /// <exception cref="HttpRefusal">It is empty, too large (413), or no UTF-8.</exception>
    public static async ValueTask<string> ReadAsync(HttpContext http, long limit)
    {
        using var body = await BodyBytes.ReadAsync(http, limit).ConfigureAwait(false);
        if (body.IsEmpty)
        {
            throw HttpRefusal.Body("body.missing", "The request needs a body.");
        }

        try
        {
            return s_strict.GetString(body.Span);
        }
        catch (DecoderFallbackException)
        {
            throw HttpRefusal.Body("body.malformed", "The body is no UTF-8.");
        }
    }
}
