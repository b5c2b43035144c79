using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A role given to an account or a group (exactly one of them) at a place: the whole tenant, or an organization and all below it.
/// Immutable.
/// </summary>
public sealed record RoleAssignment : DirectoryRecord
{
    private long _validFrom;
    private long _validUntil;

    /// <summary>The role.</summary>
    public required Guid RoleId { get; init; }

    /// <summary>The account that has it; null when a group has it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The group that has it; null when an account has it.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>The organization at which (and below which) it counts; null for the whole tenant.</summary>
    public Guid? OrganizationId { get; init; }

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
    public override RecordKind Kind => RecordKind.RoleAssignment;

    /// <summary>Whether it is within its dates at a time.</summary>
    public bool IsValidAt(DateTimeOffset time) => time.UtcTicks >= _validFrom && IsNotEndedAt(time);

    /// <summary>Whether it counts at a time or may count later.</summary>
    public bool IsNotEndedAt(DateTimeOffset time) => _validUntil == 0 || time.UtcTicks < _validUntil;
}
