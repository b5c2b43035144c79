using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What an account is to be: what is given replaces what is there, lists that are left out stay. Sending back what a GET shows changes
/// nothing.
/// </summary>
internal sealed record UserUpdateRequest
{
    private string? _email;

    /// <summary>The given name; empty for none.</summary>
    [JsonPropertyName("firstName")]
    [Required]
    public string? FirstName { get; init; }

    /// <summary>The family name; empty for none.</summary>
    [JsonPropertyName("lastName")]
    [Required]
    public string? LastName { get; init; }

    /// <summary>The e-mail address; null removes it, left out it stays.</summary>
    [JsonPropertyName("email")]
    public string? Email
    {
        get => _email;
        set => (_email, IsEmailGiven) = (value, true);
    }

    /// <summary>Whether the body says something of the e-mail address.</summary>
    [JsonIgnore]
    public bool IsEmailGiven { get; private set; }

    /// <summary>The permissions to be granted directly; left out they stay.</summary>
    [JsonPropertyName("permissions")]
    public IReadOnlyList<string?>? Permissions { get; init; }

    /// <summary>Names or locators of the roles to have tenant-wide; left out they stay.</summary>
    [JsonPropertyName("roles")]
    public IReadOnlyList<string?>? Roles { get; init; }

    /// <summary>Ids of the organizations to be a member of, and access rules.</summary>
    [JsonPropertyName("tenants")]
    [Required]
    public IReadOnlyList<string?>? Tenants { get; init; }
}
