using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>Lets something happen between a decision and its commit.</summary>
public sealed class InterruptedStore(IDirectoryStore inner) : IDirectoryStore
{
    private Func<Task>? _beforeNextCommit;

    /// <summary>Done once, before the next commit reaches the store.</summary>
    public void BeforeNextCommit(Func<Task> interruption) => _beforeNextCommit = interruption;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _beforeNextCommit, null) is { } interruption)
        {
            await interruption();
        }

        return await inner.CommitAsync(changes, cancellationToken);
    }
}
