using System.Text.Json.Serialization;

namespace UserDirectory.AspNetCore;

/// <summary>What an invitation is about, for the page that asks whether to accept it.</summary>
internal sealed record PreviewBody
{
    /// <summary>The invited address.</summary>
    [JsonPropertyName("email")]
    public required string Email { get; init; }

    /// <summary>What the tenant is called.</summary>
    [JsonPropertyName("tenantName")]
    public required string TenantName { get; init; }

    /// <summary>What the organization is called; null for an invitation to the whole tenant.</summary>
    [JsonPropertyName("organizationName")]
    public required string? OrganizationName { get; init; }

    /// <summary>The name that the inviter gave; null when there is none.</summary>
    [JsonPropertyName("displayName")]
    public required string? DisplayName { get; init; }

    /// <summary>Until when it can be accepted.</summary>
    [JsonPropertyName("expiresAt")]
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether accepting begins an account, for which a page asks for names and a password.</summary>
    [JsonPropertyName("isNewAccount")]
    public required bool IsNewAccount { get; init; }

    public static PreviewBody Of(InvitationPreview preview) => new()
    {
        Email = preview.Email,
        TenantName = preview.TenantName,
        OrganizationName = preview.OrganizationName,
        DisplayName = preview.DisplayName,
        ExpiresAt = preview.ExpiresAt,
        IsNewAccount = preview.IsNewUser,
    };
}
