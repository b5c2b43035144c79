namespace UserDirectory;

/// <summary>What the bearer of a token may see before accepting. Immutable.</summary>
/// <param name="Email">The invited address.</param>
/// <param name="TenantName">The tenant's name, else its key.</param>
/// <param name="OrganizationName">The organization's name, else its key; null when the tenant as a whole invites.</param>
/// <param name="DisplayName">The account's display name; null when it has none, or when who sent the invitation, and may have the token
/// too, may not see it.</param>
/// <param name="ExpiresAt">Until when it can be accepted, excluded.</param>
public sealed record InvitationPreview(
    string Email, string TenantName, string? OrganizationName, string? DisplayName, DateTimeOffset ExpiresAt)
{
    /// <summary>Whether accepting may set names and a password: not for an account that is active with its address verified.</summary>
    public bool IsNewUser { get; init; }
}
