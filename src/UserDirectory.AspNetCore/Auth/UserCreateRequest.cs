using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>An account to make.</summary>
internal sealed record UserCreateRequest
{
    /// <summary>The given name; empty for none.</summary>
    [JsonPropertyName("firstName")]
    [Required]
    public string? FirstName { get; init; }

    /// <summary>The family name; empty for none.</summary>
    [JsonPropertyName("lastName")]
    [Required]
    public string? LastName { get; init; }

    /// <summary>The account's key, which is an e-mail address by its form.</summary>
    [JsonPropertyName("userName")]
    [Required]
    public string? UserName { get; init; }

    /// <summary>The password; without one the account is made inactive unless it is to be enabled.</summary>
    [JsonPropertyName("password")]
    public string? Password { get; init; }

    /// <summary>Whether the password must be changed at the first sign-in; true unless given.</summary>
    [JsonPropertyName("temporaryPassword")]
    public bool? TemporaryPassword { get; init; }

    /// <summary>Whether an account without a password is made active; false unless given. The query may say it, too.</summary>
    [JsonPropertyName("enableUser")]
    public bool? EnableUser { get; init; }

    /// <summary>The e-mail address; null for none.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; init; }

    /// <summary>Names or locators of the tenant's roles to give tenant-wide; left out for the default roles.</summary>
    [JsonPropertyName("roles")]
    public IReadOnlyList<string?>? Roles { get; init; }

    /// <summary>Ids of organizations to become a member of, and access rules; null for none.</summary>
    [JsonPropertyName("tenants")]
    public IReadOnlyList<string?>? Tenants { get; init; }
}
