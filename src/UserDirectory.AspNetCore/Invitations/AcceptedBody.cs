using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

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
