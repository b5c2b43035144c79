using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A part of the list of accounts.</summary>
internal sealed record UserListResponse
{
    /// <summary>Whether there is nothing after this part.</summary>
    [JsonPropertyName("listCompleted")]
    public required bool ListCompleted { get; init; }

    /// <summary>The accounts, by user name.</summary>
    [JsonPropertyName("items")]
    public required IReadOnlyList<UserResponse> Items { get; init; }
}
