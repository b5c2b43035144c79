using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A role to create, owned by the organization of the route. This family knows no permissions of roles: it holds none.</summary>
internal sealed record ApiRoleResource
{
    /// <summary>The key. Needed.</summary>
    [JsonPropertyName("roleKey")]
    public string? RoleKey { get; init; }

    /// <summary>What the role is for. Needed.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The description's key in translations.</summary>
    [JsonPropertyName("localizableDescription")]
    public string? LocalizableDescription { get; init; }

    /// <summary>If the role is of administration. Needed.</summary>
    [JsonPropertyName("isAdministration")]
    public bool? IsAdministration { get; init; }

    /// <summary>If new users get the role unless they name others. Needed.</summary>
    [JsonPropertyName("isDefault")]
    public bool? IsDefault { get; init; }

    /// <summary>If the role is internal. Needed.</summary>
    [JsonPropertyName("isInternal")]
    public bool? IsInternal { get; init; }
}
