using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests.Readme;

/// <summary>Stands for a store that somebody else writes.</summary>
public sealed class MyStore : IDirectoryStore
{
    private readonly InMemoryStore _inner = new(new InMemoryOptions());

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => _inner.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => _inner.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => _inner.QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        _inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        _inner.ReadManyAsync(tenantId, reads, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        _inner.FindAcrossTenantsAsync(key, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        _inner.CommitAsync(changes, cancellationToken);
}
