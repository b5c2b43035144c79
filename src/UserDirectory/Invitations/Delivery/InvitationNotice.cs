using System.Text;

namespace UserDirectory;

/// <summary>
/// An invitation to be delivered. Its token is null when the account was added at once and there is nothing to accept. Immutable.
/// </summary>
public sealed record InvitationNotice : Notice
{
    /// <param name="tenant">The tenant.</param>
    /// <param name="invitation">The invitation.</param>
    /// <param name="user">The invited account.</param>
    /// <param name="token">The token; null when the account was added at once and there is nothing to accept.</param>
    public InvitationNotice(Tenant tenant, Invitation invitation, User user, string? token)
        : base(tenant, user, token) => Invitation = invitation;

    /// <summary>The invitation.</summary>
    public Invitation Invitation { get; init; }

    /// <inheritdoc/>
    public override string Email => Invitation.Email;

    /// <inheritdoc/>
    public override DateTimeOffset ExpiresAt => Invitation.ExpiresAt;

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

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Invitation = ").Append(Invitation.Id.ToString("D")).Append(", Token = ")
            .Append(Token is null ? "none" : "(secret)");
        return true;
    }
}
