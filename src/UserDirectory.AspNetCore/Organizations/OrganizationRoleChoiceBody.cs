using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>The role that a user of an organization is to have there, and no other.</summary>
internal sealed record OrganizationRoleChoiceBody
{
    /// <summary>The role's id.</summary>
    [JsonPropertyName("roleId")]
    [Required]
    public string? RoleId { get; init; }
}
