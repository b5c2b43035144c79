using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Changes of a role.</summary>
internal sealed record RoleUpdateRequest
{
    /// <summary>The name that it is to have.</summary>
    [JsonPropertyName("name")]
    [Required]
    public string? Name { get; init; }

    /// <summary>What the role is for; empty for nothing.</summary>
    [JsonPropertyName("description")]
    [Required]
    public string? Description { get; init; }

    /// <summary>The version that the role must have.</summary>
    [JsonPropertyName("version")]
    [Required]
    public long? Version { get; init; }

    /// <summary>Permissions to add; those that it holds are passed over.</summary>
    [JsonPropertyName("addPermissions")]
    [Required]
    public IReadOnlyList<string?>? AddPermissions { get; init; }

    /// <summary>Permissions to remove, by their text; those that it does not hold are passed over.</summary>
    [JsonPropertyName("removePermissions")]
    [Required]
    public IReadOnlyList<string?>? RemovePermissions { get; init; }
}
