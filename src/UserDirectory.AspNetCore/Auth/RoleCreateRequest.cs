using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A role of the tenant to make.</summary>
internal sealed record RoleCreateRequest
{
    /// <summary>The name, unique in the tenant in any casing.</summary>
    [JsonPropertyName("name")]
    [Required]
    public string? Name { get; init; }

    /// <summary>What the role is for; empty for nothing.</summary>
    [JsonPropertyName("description")]
    [Required]
    public string? Description { get; init; }

    /// <summary>The permissions that it holds: <c>resource.action</c>, <c>resource.*</c> or <c>*.*</c>.</summary>
    [JsonPropertyName("permissions")]
    [Required]
    public IReadOnlyList<string?>? Permissions { get; init; }
}
