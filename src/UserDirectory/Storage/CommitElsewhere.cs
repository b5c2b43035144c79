namespace UserDirectory.Storage;

/// <summary>A commit of another host, as far as it matters to what this one keeps. Immutable.</summary>
/// <param name="TenantId">The tenant; null when commits of any may have been missed, as after a connection was lost.</param>
/// <param name="Sequence">The tenant's number after it, when it is known: nothing that is read later with a lower one is kept. 0 when it
/// is not.</param>
public sealed record CommitElsewhere(Guid? TenantId, long Sequence = 0)
{
    /// <summary>The accounts whose rights it may have changed; null for all of the tenant.</summary>
    public IReadOnlyList<Guid>? Users { get; init; }

    /// <summary>Whether the tenant itself may have been removed, or its key changed.</summary>
    public bool ConcernsTenant { get; init; }

    /// <summary>What other hosts are to be told of a commit.</summary>
    /// <param name="changes">The change set.</param>
    /// <param name="result">What became of it.</param>
    public static CommitElsewhere Of(ChangeSet changes, CommitResult result)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(result);
        return new(changes.TenantId, result.Sequence)
        {
            Users = ChangedRights.UsersOf(changes),
            ConcernsTenant = WriteCheck.ConcernsInstallation(changes),
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        new Printed(nameof(CommitElsewhere)).With(TenantId).With(Sequence).With(Users).With(ConcernsTenant).ToString();
}
