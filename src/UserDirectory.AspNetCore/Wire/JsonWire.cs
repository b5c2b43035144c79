using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>How JSON is read and written, whatever the host has set for its own.</summary>
internal static class JsonWire
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>
    /// Options for a context of contracts: members in any casing, a member twice is refused, comments and trailing commas are not JSON, members without a value are written
    /// where their contract does not say otherwise.
    /// </summary>
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNameCaseInsensitive = true,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        MaxDepth = 16,
    };

    /// <summary>Writes a value, and sends it.</summary>
    public static async ValueTask WriteAsync<T>(HttpContext http, T value, JsonTypeInfo<T> type)
    {
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter);
        JsonSerializer.Serialize(writer, value, type);
        await EndAsync(writer, http).ConfigureAwait(false);
    }

    /// <summary>Sends what was written. When none of it has gone yet, its length goes ahead: then it is sent at once, rather than in chunks of which the last goes alone.</summary>
    public static async ValueTask EndAsync(Utf8JsonWriter writer, HttpContext http)
    {
        await writer.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        if (!http.Response.HasStarted)
        {
            http.Response.ContentLength = writer.BytesCommitted;
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
