using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Whom to add to an organization or to invite into it.</summary>
internal sealed record OrganizationInvitationBody
{
    /// <summary>The e-mail address.</summary>
    [JsonPropertyName("email")]
    [Required]
    public string? Email { get; init; }

    /// <summary>The id of the role to have there.</summary>
    [JsonPropertyName("roleId")]
    [Required]
    public string? RoleId { get; init; }
}
