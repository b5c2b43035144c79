using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A role that a user has.</summary>
internal sealed record UserRoleBody
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The key.</summary>
    [JsonPropertyName("roleKey")]
    public required string RoleKey { get; init; }

    /// <summary>What it is for; null when nobody said.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    public static UserRoleBody Of(Role role) => new() { Id = role.Id, RoleKey = role.Key, Description = role.Description };
}
