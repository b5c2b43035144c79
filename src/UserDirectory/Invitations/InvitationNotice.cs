using System.Text;

namespace UserDirectory;

/// <summary>What a notifier is to deliver.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Invitation">The invitation.</param>
/// <param name="User">The invited account.</param>
/// <param name="Token">The token to put into the link, in its fragment; null when the account was added at once and there is nothing to accept. Never log it.</param>
public sealed record InvitationNotice(Tenant Tenant, Invitation Invitation, User User, string? Token)
{
    /// <summary>Where the host wants the link to lead; null when the sender did not say.</summary>
    public Uri? RedirectUri { get; init; }

#pragma warning disable IDE0051 // The compiler calls it from ToString.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Invitation = ").Append(Invitation.Id.ToString("D")).Append(", Token = ").Append(Token is null ? "none" : "(secret)");
        return true;
    }
#pragma warning restore IDE0051
}
