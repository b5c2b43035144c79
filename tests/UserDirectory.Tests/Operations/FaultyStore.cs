using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Operations;

/// <summary>
/// A store whose n-th call from now fails: before it is done, or, for a commit, after it was done and its answer is lost.
/// </summary>
internal sealed class FaultyStore(IDirectoryStore inner) : IDirectoryStore
{
    private int _callsUntilFault = -1;
    private bool _afterCommit;

    /// <summary>Whether the fault has happened.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>How many commits were done.</summary>
    public int Commits { get; private set; }

    public void FailAt(int call, bool afterCommit)
    {
        (_callsUntilFault, _afterCommit, HasFailed, Commits) = (call, afterCommit, false, 0);
    }

    public void Heal() => _callsUntilFault = -1;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        FailIfDue();
        return inner.FindAsync<T>(tenantId, id, cancellationToken);
    }

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        FailIfDue();
        return inner.FindByKeyAsync<T>(key, cancellationToken);
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        FailIfDue();
        return inner.QueryAsync(query, cancellationToken);
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        FailIfDue();
        return inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);
    }

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        FailIfDue();
        return inner.ReadManyAsync(tenantId, reads, cancellationToken);
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        FailIfDue();
        return inner.FindAcrossTenantsAsync(key, cancellationToken);
    }

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (!_afterCommit)
        {
            FailIfDue();
        }

        var result = await inner.CommitAsync(changes, cancellationToken);
        Commits += result.IsCommitted ? 1 : 0;
        if (_afterCommit)
        {
            FailIfDue();
        }

        return result;
    }

    private void FailIfDue()
    {
        if (_callsUntilFault >= 0 && _callsUntilFault-- == 0)
        {
            HasFailed = true;
            throw new StoreException("store.unavailable", "The disk is on fire.");
        }
    }
}
