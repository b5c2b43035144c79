using System.Data.Common;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>
/// A store that a host can share a transaction with, as far as the core can tell: what is written inside is there at once, and it ends when
/// a test says so.
/// </summary>
internal sealed class SharedStore(IDirectoryStore inner) : IEnlistingStore, IEnlistedStore
{
    public bool HasEnded { get; set; }

    public bool IsDisposed { get; private set; }

    public int Commits { get; private set; }

    public IEnlistedStore Enlist(DbTransaction transaction) => this;

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

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        Commits++;
        return inner.CommitAsync(changes, cancellationToken);
    }

    public void Dispose() => IsDisposed = true;
}
