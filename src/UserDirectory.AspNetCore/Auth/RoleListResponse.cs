using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A part of the list of the tenant's own roles.</summary>
internal sealed record RoleListResponse
{
    /// <summary>Whether there is nothing after this part.</summary>
    [JsonPropertyName("listCompleted")]
    public required bool ListCompleted { get; init; }

    /// <summary>The roles, by name.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<RoleResponse> Items { get; init; }
}
