using System.Text;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// An e-mail address invited into an organization, or into the tenant as a whole, with roles and groups to come. Its token is never in it.
/// Immutable.
/// </summary>
public sealed record Invitation : DirectoryRecord
{
    /// <summary>The address that the invitation is bound to.</summary>
    public required string Email
    {
        get;
        init
        {
            field = value;
            NormalizedEmail = DirectoryText.Normalize(value);
        }
    }

    /// <summary>The address in the form in which it is compared.</summary>
    public string NormalizedEmail { get; private init; } = string.Empty;

    /// <summary>The organization; null for the tenant as a whole.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>The account that is invited. It may have been deleted since.</summary>
    public required Guid UserId { get; init; }

    /// <summary>
    /// Whether the account had the address when the invitation was sent. Then it is valid only as long as the account has it: whoever has
    /// an address that the account has left is not who was invited. False for an account that was found by its key.
    /// </summary>
    public bool IsToOwnAddress { get; init; }

    /// <summary>The roles to come, at the organization or tenant-wide. One that was deleted since is left out.</summary>
    public IReadOnlyList<Guid> RoleIds { get; init; } = [];

    /// <summary>The groups to join. One that was deleted since is left out.</summary>
    public IReadOnlyList<Guid> GroupIds { get; init; } = [];

    /// <summary>Where it stands. What services return is as of the time of the call.</summary>
    public InvitationStatus Status { get; init; } = InvitationStatus.Pending;

    /// <summary>When it was last sent.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>Until when it can be accepted, excluded.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Who sent it last, and whose authority is checked again when it is accepted.</summary>
    public ActorRef InvitedBy { get; init; } = ActorRef.Unknown;

    /// <summary>When it was accepted, declined, revoked or expired; null while it is pending.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the notifier last failed to deliver it; null when it did not. Such an invitation can be sent again.</summary>
    public DateTimeOffset? NotificationFailedAt { get; init; }

    /// <summary>
    /// The SHA-256 of the token's secret, for the store; null once it is closed, and in what services return. Prints as <c>(secret)</c>.
    /// </summary>
    public Secret? TokenHash { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Invitation;

    /// <summary>Whether its token can be accepted at a time.</summary>
    internal bool IsOpenAt(DateTimeOffset time) => Status == InvitationStatus.Pending && time < ExpiresAt;

    /// <summary>The invitation as it stands at a time: one that has expired shows although no sweep has written it yet.</summary>
    internal Invitation AsOf(DateTimeOffset time) =>
        Status == InvitationStatus.Pending && time >= ExpiresAt
            ? this with { Status = InvitationStatus.Expired, ClosedAt = ExpiresAt }
            : this;

    /// <summary>The invitation as services return it.</summary>
    internal Invitation Shown(DateTimeOffset time) => AsOf(time) with { TokenHash = null };

    /// <summary>The invitation when it is closed now. One that has expired by then stays expired.</summary>
    internal Invitation Close(InvitationStatus status, DateTimeOffset at) =>
        (IsOpenAt(at) ? this with { Status = status, ClosedAt = at } : AsOf(at)) with { TokenHash = null };

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        base.PrintMembers(builder);
        new Printed(builder, isFirst: false).With(Email).With(NormalizedEmail).With(OrganizationId)
            .With(UserId).With(IsToOwnAddress).With(RoleIds).With(GroupIds)
            .With(Status).With(SentAt).With(ExpiresAt).With(InvitedBy).With(ClosedAt).With(NotificationFailedAt).With(TokenHash);
        return true;
    }
}
