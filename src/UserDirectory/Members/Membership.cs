using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>An account in an organization. Immutable.</summary>
public sealed record Membership : DirectoryRecord
{
    private long _validFrom;
    private long _validUntil;

    /// <summary>The account.</summary>
    public required Guid UserId { get; init; }

    /// <summary>The organization.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Where it stands.</summary>
    public MembershipStatus Status { get; init; } = MembershipStatus.Active;

    /// <summary>From when it counts, included; null from the beginning.</summary>
    public DateTimeOffset? ValidFrom
    {
        get => PackedTime.Unpack(_validFrom);
        init => _validFrom = PackedTime.Pack(value);
    }

    /// <summary>Until when it counts, excluded; null without end.</summary>
    public DateTimeOffset? ValidUntil
    {
        get => PackedTime.Unpack(_validUntil);
        init => _validUntil = PackedTime.Pack(value);
    }

    /// <inheritdoc/>
    public override RecordKind Kind => RecordKind.Membership;

    /// <summary>Whether it is within its dates at a time.</summary>
    public bool IsValidAt(DateTimeOffset time) => time.UtcTicks >= _validFrom && (_validUntil == 0 || time.UtcTicks < _validUntil);
}
