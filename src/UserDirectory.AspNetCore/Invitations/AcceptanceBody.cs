using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Accepts an invitation. What is left out stays as the invitation had it; of an account that was active before, nothing changes.
/// </summary>
internal sealed record AcceptanceBody
{
    /// <summary>The token, as the mail's link carries it.</summary>
    [JsonPropertyName("token")]
    [Required]
    public string? Token { get; init; }

    /// <summary>The display name.</summary>
    [JsonPropertyName("displayName")]
    public string? DisplayName { get; init; }

    /// <summary>The given name.</summary>
    [JsonPropertyName("givenName")]
    public string? GivenName { get; init; }

    /// <summary>The family name.</summary>
    [JsonPropertyName("familyName")]
    public string? FamilyName { get; init; }

    /// <summary>The password of the new account; left out where people sign in elsewhere.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }
}
