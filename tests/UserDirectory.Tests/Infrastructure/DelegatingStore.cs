using UserDirectory.Queries;
using UserDirectory.Storage;
using UserDirectory.Storage.InMemory;

namespace UserDirectory.Tests;

/// <summary>A sound store that passes everything on to the in-memory one: each broken store spoils one thing of it.</summary>
internal class DelegatingStore : IRestorableStore
{
    private readonly InMemoryStore _inner = new(new());

    /// <summary>The store that it passes everything on to.</summary>
    protected IDirectoryStore Inner => _inner;

    public virtual ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => _inner.FindAsync<T>(tenantId, id, cancellationToken);

    public virtual ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => _inner.FindByKeyAsync<T>(key, cancellationToken);

    public virtual ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => _inner.QueryAsync(query, cancellationToken);

    public virtual ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        _inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    /// <summary>Answered by the members above, so that what a store spoils or counts of them it spoils and counts here.</summary>
    public virtual ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        OneByOne.ReadAsync(this, tenantId, reads, cancellationToken);

    public virtual ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        _inner.FindAcrossTenantsAsync(key, cancellationToken);

    public virtual ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        _inner.CommitAsync(changes, cancellationToken);

    public virtual ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken) =>
        _inner.RestoreAsync(tenant, sequence, authority, records, cancellationToken);
}
