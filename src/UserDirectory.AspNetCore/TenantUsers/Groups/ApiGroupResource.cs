using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A group to create, owned by the organization of the route.</summary>
internal sealed record ApiGroupResource
{
    /// <summary>The key.</summary>
    [JsonPropertyName("groupKey")]
    [Required]
    public string? GroupKey { get; init; }

    /// <summary>The name of the group.</summary>
    [JsonPropertyName("name")]
    [Required]
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Notes.</summary>
    [JsonPropertyName("notes")]
    public string? Notes { get; init; }
}
