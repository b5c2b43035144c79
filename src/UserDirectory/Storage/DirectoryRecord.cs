namespace UserDirectory.Storage;

/// <summary>
/// What every stored record has. Records are immutable snapshots: a change is a new record with the next <see cref="Version"/>.
/// The core stamps ids, versions, times and actors; a store keeps them as given.
/// </summary>
public abstract record DirectoryRecord
{
    private long _createdAt;
    private long _updatedAt;
    private long _version = 1;
    private ActorRef _createdBy = ActorRef.Unknown;
    private ActorRef _updatedBy = ActorRef.Unknown;

    // The list of records is closed.
    private protected DirectoryRecord()
    {
    }

    /// <summary>The record's id, a version 7 <see cref="Guid"/> made by the core. Unique per record type in the tenant.</summary>
    public required Guid Id { get; init; }

    /// <summary>The tenant that the record belongs to; for a <see cref="Tenant"/> its own id.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>Counts the record's changes, from 1.</summary>
    public long Version
    {
        get => _version;
        init => _version = value;
    }

    /// <summary>When the record was made: UTC, in whole microseconds.</summary>
    public DateTimeOffset CreatedAt
    {
        get => new(_createdAt, TimeSpan.Zero);
        init => _createdAt = value.UtcTicks;
    }

    /// <summary>When the record was last changed: UTC, in whole microseconds. Sign-in counters do not move it.</summary>
    public DateTimeOffset UpdatedAt
    {
        get => new(_updatedAt, TimeSpan.Zero);
        init => _updatedAt = value.UtcTicks;
    }

    /// <summary>Who made the record.</summary>
    public ActorRef CreatedBy
    {
        get => _createdBy;
        init => _createdBy = value;
    }

    /// <summary>Who last changed the record.</summary>
    public ActorRef UpdatedBy
    {
        get => _updatedBy;
        init => _updatedBy = value;
    }

    /// <summary>Which of the closed list of record types this is.</summary>
    public abstract RecordKind Kind { get; }

    /// <summary>
    /// Stamps a record that was just made and that nobody else has seen: in place, because a copy of each would be a fifth of what making
    /// an account costs.
    /// </summary>
    internal void StampAsNew(DateTimeOffset at, ActorRef by)
    {
        _version = 1;
        _createdAt = _updatedAt = at.UtcTicks;
        _createdBy = _updatedBy = by;
    }

    /// <summary>Stamps a record that was just made of what is stored of it, as it was; nobody else has seen it.</summary>
    internal void Stamp(long version, DateTimeOffset createdAt, DateTimeOffset updatedAt, ActorRef createdBy, ActorRef updatedBy)
    {
        _version = version;
        (_createdAt, _updatedAt) = (createdAt.UtcTicks, updatedAt.UtcTicks);
        (_createdBy, _updatedBy) = (createdBy, updatedBy);
    }
}
