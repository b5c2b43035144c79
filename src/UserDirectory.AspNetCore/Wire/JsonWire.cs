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
    /// Options for a context of contracts: members in any casing, a member twice is refused, comments and trailing commas are not JSON,
    /// members without a value are written where their contract does not say otherwise.
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
        using var json = JsonBuffer.Rent();
        JsonSerializer.Serialize(json.Writer, value, type);
        await json.EndAsync(http).ConfigureAwait(false);
    }
}
