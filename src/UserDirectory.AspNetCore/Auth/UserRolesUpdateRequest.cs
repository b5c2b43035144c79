using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Roles to give to an account and to take from it, tenant-wide.</summary>
internal sealed record UserRolesUpdateRequest
{
    /// <summary>Names or locators of roles to give; those that it has are passed over.</summary>
    [JsonPropertyName("addRoles")]
    [Required]
    public IReadOnlyList<string?>? AddRoles { get; init; }

    /// <summary>Names or locators of roles to take; those that it does not have are passed over.</summary>
    [JsonPropertyName("removeRoles")]
    [Required]
    public IReadOnlyList<string?>? RemoveRoles { get; init; }
}
