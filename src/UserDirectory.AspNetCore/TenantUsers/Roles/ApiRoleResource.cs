using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A role to create, owned by the organization of the route. This family knows no permissions of roles: it holds none.</summary>
internal sealed record ApiRoleResource
{
    /// <summary>The key.</summary>
    [JsonPropertyName("roleKey")]
    [Required]
    public string? RoleKey { get; init; }

    /// <summary>What the role is for.</summary>
    [JsonPropertyName("description")]
    [Required]
    public string? Description { get; init; }

    /// <summary>The description's key in translations.</summary>
    [JsonPropertyName("localizableDescription")]
    public string? LocalizableDescription { get; init; }

    /// <summary>If the role is of administration.</summary>
    [JsonPropertyName("isAdministration")]
    [JsonForm(JsonForms.Flag)]
    [Required]
    public bool? IsAdministration { get; init; }

    /// <summary>If new users get the role unless they name others.</summary>
    [JsonPropertyName("isDefault")]
    [JsonForm(JsonForms.Flag)]
    [Required]
    public bool? IsDefault { get; init; }

    /// <summary>If the role is internal.</summary>
    [JsonPropertyName("isInternal")]
    [JsonForm(JsonForms.Flag)]
    [Required]
    public bool? IsInternal { get; init; }
}
