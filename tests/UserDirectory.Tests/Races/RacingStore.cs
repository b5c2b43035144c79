using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Races;

/// <summary>
/// Tells a round when its calls read and commit, which lets them pause and meet there, and keeps what was committed. Thread-safe.
/// </summary>
internal sealed class RacingStore(IDirectoryStore inner) : IDirectoryStore
{
    private readonly List<(ChangeSet Set, CommitResult Result)> _commits = [];

    /// <summary>What was committed in a tenant, in the order of the numbers.</summary>
    public IReadOnlyList<(ChangeSet Set, CommitResult Result)> CommitsOf(Guid tenantId)
    {
        lock (_commits)
        {
            return [.. _commits.Where(commit => commit.Set.TenantId == tenantId).OrderBy(commit => commit.Result.Sequence)];
        }
    }

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        Lane.Current?.ComeToRead();
        return inner.FindAsync<T>(tenantId, id, cancellationToken);
    }

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        Lane.Current?.ComeToRead();
        return inner.FindByKeyAsync<T>(key, cancellationToken);
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        Lane.Current?.ComeToRead();
        return inner.QueryAsync(query, cancellationToken);
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        Lane.Current?.ComeToRead();
        return inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);
    }

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        Lane.Current?.ComeToRead();
        return inner.ReadManyAsync(tenantId, reads, cancellationToken);
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        Lane.Current?.ComeToRead();
        return inner.FindAcrossTenantsAsync(key, cancellationToken);
    }

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        Lane.Current?.ComeToCommit();
        var result = await inner.CommitAsync(changes, cancellationToken);
        if (result.IsCommitted)
        {
            lock (_commits)
            {
                _commits.Add((changes, result));
            }
        }

        return result;
    }
}
