using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>Somebody to invite into the organization of the route. Name, culture and label are for a new account only.</summary>
internal sealed record InvitedUser
{
    /// <summary>The e-mail address, which the invitation is bound to.</summary>
    [JsonPropertyName("email")]
    [Required]
    public string? Email { get; init; }

    /// <summary>The name of the user.</summary>
    [JsonPropertyName("name")]
    [Required]
    public string? Name { get; init; }

    /// <summary>The culture (BCP 47); the tenant's when it is left out or none is called so.</summary>
    [JsonPropertyName("culture")]
    public string? Culture { get; init; }

    /// <summary>The roles to come at the organization; left out: the default roles for a new account.</summary>
    [JsonPropertyName("roles")]
    public NamesBody? Roles { get; init; }

    /// <summary>The groups to join.</summary>
    [JsonPropertyName("groups")]
    public NamesBody? Groups { get; init; }

    /// <summary>If the user is technician.</summary>
    [JsonPropertyName("isTechnician")]
    [JsonForm(JsonForms.OptionalFlag)]
    public bool? IsTechnician { get; init; }

    /// <summary>The key of the account; the e-mail address when it is left out.</summary>
    [JsonPropertyName("userKey")]
    public string? UserKey { get; init; }

    /// <summary>Where the link should lead: of an origin that the host allows.</summary>
    [JsonPropertyName("redirectUri")]
    public string? RedirectUri { get; init; }
}
