namespace UserDirectory.Storage;

/// <summary>
/// Where a directory is kept. Seven members: six reads and one commit. A store is a thread-safe singleton; it decides nothing about who may
/// do what. The conformance suite in <c>UserDirectory.Testing</c> is the contract in executable form.
/// </summary>
public interface IDirectoryStore : IDirectoryReader
{
    /// <summary>
    /// Writes all of a change set or nothing. Commits of one tenant are serial; each that changes a record takes the tenant's next number,
    /// without gaps, and leaves one entry in the feed. The token cancels only before anything is written.
    /// </summary>
    /// <remarks>
    /// The store checks, at the moment of the commit: the expected authority, expected versions, unique keys (on the state after the set),
    /// that every link's end exists after the set, and that nothing still links to what is removed. Any refusal means that nothing was
    /// written. A set whose id was committed before is not applied again: it gets its first result. One that only touches leaves no entry
    /// to know it by, and counts again.
    /// </remarks>
    ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken);
}
