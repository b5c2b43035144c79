using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A role as the auth family shows it.</summary>
internal sealed record RoleResponse
{
    /// <summary>The ULID text of the role's id.</summary>
    [JsonPropertyName("locator")]
    public required string Locator { get; init; }

    /// <summary>The role's key.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What the role is for; empty when nothing was said.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Its version, from 1.</summary>
    [JsonPropertyName("version")]
    public required long Version { get; init; }

    /// <summary>When it was made.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The id of the account that made it; all zeros when no account did.</summary>
    [JsonPropertyName("createdBy")]
    public required Guid CreatedBy { get; init; }

    /// <summary>The permissions that it holds, sorted.</summary>
    [JsonPropertyName("permissions")]
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <param name="role">The role.</param>
    /// <param name="catalogue">Every declared permission: one of the built-in roles is a rule about them.</param>
    public static RoleResponse Of(Role role, IReadOnlyList<string> catalogue) => new()
    {
        Locator = RoleLocator.Of(role.Id),
        Name = role.Key,
        Description = role.Description ?? string.Empty,
        Version = role.Version,
        CreatedAt = role.CreatedAt,
        CreatedBy = role.CreatedBy.UserId ?? Guid.Empty,
        Permissions = RolePermissions.Of(role, catalogue),
    };
}
