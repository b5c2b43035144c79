using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The role of a user in an organization.</summary>
internal sealed record OrganizationRoleBody
{
    /// <summary>The role's id.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The role's key.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>What the role is for; empty when nothing was said.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>Whether new accounts get the role unless they name others.</summary>
    [JsonPropertyName("isDefault")]
    public required bool IsDefault { get; init; }

    /// <summary>How many of the declared permissions it holds.</summary>
    [JsonPropertyName("permissionCount")]
    public required int PermissionCount { get; init; }

    public static OrganizationRoleBody Of(Role role, IReadOnlyList<string> catalogue) => new()
    {
        Id = role.Id,
        Name = role.Key,
        Description = role.Description ?? string.Empty,
        IsDefault = role.IsDefault,
        PermissionCount = RolePermissions.CountOf(role, catalogue),
    };
}
