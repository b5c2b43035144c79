using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// Lets something happen between what a call has decided and its commit. Thread-safe, except for saying what is to happen.
/// </summary>
internal sealed class InterruptedCommits(IDirectoryStore inner) : IDirectoryStore
{
    private Func<Task>? _interruption;

    /// <summary>Whether other threads run before each commit, so that calls overlap even where one takes microseconds.</summary>
    public bool LetsOthersRun { get; set; }

    /// <summary>Done once, before the next commit reaches the store.</summary>
    public void BeforeNextCommit(Func<Task> interruption) => _interruption = interruption;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        inner.ReadManyAsync(tenantId, reads, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        inner.FindAcrossTenantsAsync(key, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _interruption, null) is { } interruption)
        {
            await interruption();
        }

        if (LetsOthersRun)
        {
            Thread.Yield();
        }

        return await inner.CommitAsync(changes, cancellationToken);
    }
}
