using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>A store that keeps what was committed to it, in order.</summary>
internal sealed class RecordedStore(IDirectoryStore inner) : IDirectoryStore
{
    public List<ChangeSet> Commits { get; } = [];

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
        var result = await inner.CommitAsync(changes, cancellationToken);
        if (result.IsCommitted)
        {
            Commits.Add(changes);
        }

        return result;
    }
}
