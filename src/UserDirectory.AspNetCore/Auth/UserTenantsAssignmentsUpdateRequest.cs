using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Organizations that an account is to become a member of or to leave, and access rules to give to it or to take.</summary>
internal sealed record UserTenantsAssignmentsUpdateRequest
{
    /// <summary>Ids of organizations and access rules to add; those that are there are passed over.</summary>
    [JsonPropertyName("addTenants")]
    [Required]
    public IReadOnlyList<string?>? AddTenants { get; init; }

    /// <summary>Ids of organizations and access rules to remove; those that are not there are passed over.</summary>
    [JsonPropertyName("removeTenants")]
    [Required]
    public IReadOnlyList<string?>? RemoveTenants { get; init; }
}
