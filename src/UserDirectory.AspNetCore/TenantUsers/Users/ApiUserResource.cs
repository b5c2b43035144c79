using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>A user to make at the organization of the route. The password is no part of it.</summary>
internal sealed record ApiUserResource
{
    /// <summary>The key: the user name, unique in the tenant in any casing.</summary>
    [JsonPropertyName("userKey")]
    [Required]
    public string? UserKey { get; init; }

    /// <summary>The name of the user.</summary>
    [JsonPropertyName("name")]
    [Required]
    public string? Name { get; init; }

    /// <summary>If the user is technician.</summary>
    [JsonPropertyName("isTechnician")]
    [JsonForm(JsonForms.Flag)]
    [Required]
    public bool? IsTechnician { get; init; }

    /// <summary>The culture (BCP 47); the tenant's when it is left out or none is called so.</summary>
    [JsonPropertyName("culture")]
    public string? Culture { get; init; }

    /// <summary>The date and time of the last login.</summary>
    [JsonPropertyName("lastLogin")]
    [JsonForm(JsonForms.OptionalTime)]
    public DateTimeOffset? LastLogin { get; init; }

    /// <summary>The roles to give at the organization; left out: the default roles.</summary>
    [JsonPropertyName("roles")]
    public NamesBody? Roles { get; init; }

    /// <summary>The e-mail address.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>The picture: a data URI, a URL (which is never fetched) or a file name.</summary>
    [JsonPropertyName("picture")]
    public string? Picture { get; init; }

    /// <summary>The groups to join.</summary>
    [JsonPropertyName("groups")]
    public NamesBody? Groups { get; init; }

    /// <summary>The user state to begin with: 1 active, which is the default, or 2 inactive.</summary>
    [JsonPropertyName("status")]
    [JsonForm(JsonForms.OptionalStatus)]
    public UserStatus? Status { get; init; }
}
