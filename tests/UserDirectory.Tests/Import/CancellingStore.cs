using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Import;

/// <summary>Cancels a call when it looks something up for the n-th time.</summary>
internal sealed class CancellingStore(IDirectoryStore inner, CancellationTokenSource stop, int atLookUp) : IDirectoryStore
{
    private int _lookUps;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (++_lookUps == atLookUp)
        {
            stop.Cancel();
        }

        return inner.FindByKeyAsync<T>(key, cancellationToken);
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => inner.QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        OneByOne.ReadAsync(this, tenantId, reads, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        inner.FindAcrossTenantsAsync(key, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(changes, cancellationToken);
}
