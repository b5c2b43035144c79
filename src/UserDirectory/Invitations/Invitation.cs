using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>An e-mail address invited into an organization, or into the tenant as a whole, with roles and groups to come. Its token is never in it. Immutable.</summary>
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

    /// <summary>When it was accepted, declined, revoked or written as expired; null while it is pending.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the notifier last failed to deliver it; null when it did not. Such an invitation can be sent again.</summary>
    public DateTimeOffset? NotificationFailedAt { get; init; }

    /// <summary>The SHA-256 of the token's secret, for the store; null once it is closed. Prints as <c>(secret)</c>.</summary>
    public Secret? TokenHash { get; init; }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Invitation;
}
