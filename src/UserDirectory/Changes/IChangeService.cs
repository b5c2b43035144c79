namespace UserDirectory;

/// <summary>
/// The feed of a tenant: what each commit did, by whom and when, numbered from 1 without gaps. A user who lacks what a call asks is refused
/// with <see cref="AccessDeniedException"/>. Thread-safe.
/// </summary>
public interface IChangeService
{
    /// <summary>The changes after a number, oldest first. Asks <c>changes.read</c> at the tenant.</summary>
    /// <param name="after">The last number that is known already; 0 for the beginning.</param>
    /// <param name="take">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The changes, none when there is nothing new, and how far back the feed reaches.</returns>
    /// <exception cref="InvalidInputException">The number is negative or the count outside its limits.</exception>
    /// <exception cref="ConflictException">
    /// <c>changes.truncated</c>: some after the number are not kept any more; the data <c>after</c> is the lowest number that can be read
    /// after.
    /// </exception>
    ValueTask<ChangePage> ReadAsync(long after, int take = 100, CancellationToken cancellationToken = default);

    /// <summary>The number of the newest change; 0 when there is none. Asks <c>changes.read</c> at the tenant.</summary>
    ValueTask<long> GetLatestNumberAsync(CancellationToken cancellationToken = default);
}
