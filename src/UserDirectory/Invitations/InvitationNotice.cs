using System.Text;

namespace UserDirectory;

/// <summary>What a notifier is to deliver.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Invitation">The invitation.</param>
/// <param name="User">The invited account.</param>
/// <param name="Token">The token to put into the link, in its fragment; null when the account was added at once and there is nothing to accept. Never log it.</param>
public sealed record InvitationNotice(Tenant Tenant, Invitation Invitation, User User, string? Token)
{
    /// <summary>The organization that the account is invited into; null for the tenant as a whole.</summary>
    public Organization? Organization { get; init; }

    /// <summary>Who sends the invitation.</summary>
    public ActorRef InvitedBy => Invitation.InvitedBy;

    /// <summary>The account of who sends it; null when a system does.</summary>
    public User? Inviter { get; init; }

    /// <summary>The roles that it promises or gave, in no order; empty for none.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

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
