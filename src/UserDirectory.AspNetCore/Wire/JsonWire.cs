using System.Text.Json;
using System.Text.Json.Serialization;

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
}
