namespace UserDirectory.Storage;

/// <summary>What one service call writes, all at once.</summary>
/// <param name="Id">The set's own id; a repeated commit with it gets the first result.</param>
/// <param name="TenantId">The tenant. A set that adds the tenant itself makes its head.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="At">When the call began: UTC, in whole microseconds.</param>
/// <param name="Writes">The writes, in order.</param>
public sealed record ChangeSet(Guid Id, Guid TenantId, ActorRef Actor, DateTimeOffset At, IReadOnlyList<Write> Writes)
{
    /// <summary>Refuse when the tenant's authority number is another than this one; null does not ask.</summary>
    public long? ExpectedAuthority { get; init; }

    /// <summary>Whether the tenant's authority number rises: the set takes a right away, or changes what rights flow through.</summary>
    public bool RaisesAuthority { get; init; }

    /// <summary>
    /// The number of the last change that was there when the call began, or an earlier one: the set itself is not among those up to it, so
    /// that a store which is to find out whether it has committed the set before need only look at later ones. Null where nobody knows.
    /// </summary>
    public long? SeenSequence { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(ChangeSet)).With(Id).With(TenantId).With(Actor).With(At).With(Writes)
            .With(ExpectedAuthority).With(RaisesAuthority).With(SeenSequence).ToString();
}
