using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A role that the organization of the route can use.</summary>
internal sealed record RoleResource
{
    /// <summary>The id, which never changes.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>The key, unique in the role's owner in any casing.</summary>
    [JsonPropertyName("roleKey")]
    public required string RoleKey { get; init; }

    /// <summary>What the role is for; empty when nobody said.</summary>
    [JsonPropertyName("description")]
    public required string Description { get; init; }

    /// <summary>The description's key in translations; null when there is none.</summary>
    [JsonPropertyName("localizableDescription")]
    public required string? LocalizableDescription { get; init; }

    /// <summary>If the role is of administration. A label; gives nothing.</summary>
    [JsonPropertyName("isAdministration")]
    public required bool IsAdministration { get; init; }

    /// <summary>If new users get the role unless they name others.</summary>
    [JsonPropertyName("isDefault")]
    public required bool IsDefault { get; init; }

    /// <summary>If the role is internal. A label; gives nothing.</summary>
    [JsonPropertyName("isInternal")]
    public required bool IsInternal { get; init; }

    /// <summary>
    /// The first 100 users who have the role at exactly this organization. Left out of lists, and for callers who may not list users.
    /// </summary>
    [JsonPropertyName("users")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NamedUserBody>? Users { get; init; }

    /// <summary>Whether it counts.</summary>
    [JsonPropertyName("isActive")]
    public required bool IsActive { get; init; }

    /// <summary>When the role was made.</summary>
    [JsonPropertyName("createdOn")]
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When the role was last changed.</summary>
    [JsonPropertyName("modifiedOn")]
    public required DateTimeOffset ModifiedOn { get; init; }

    /// <summary>Whether it exists in every tenant and cannot be changed.</summary>
    [JsonPropertyName("isSystem")]
    public required bool IsSystem { get; init; }

    /// <summary>Always false.</summary>
    [JsonPropertyName("isDeleted")]
    public bool IsDeleted { get; init; }

    public static RoleResource Of(Role role) => new()
    {
        Id = role.Id,
        RoleKey = role.Key,
        Description = role.Description ?? string.Empty,
        LocalizableDescription = role.LocalizedDescription,
        IsAdministration = role.IsAdministration,
        IsDefault = role.IsDefault,
        IsInternal = role.IsInternal,
        IsActive = role.IsActive,
        CreatedOn = role.CreatedAt,
        ModifiedOn = role.UpdatedAt,
        IsSystem = role.IsBuiltIn,
    };
}
