using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Operations;

/// <summary>A store that does something before everything that it is asked for.</summary>
internal sealed class SpoilingStore(IDirectoryStore inner) : IDirectoryStore
{
    private Action? _meanwhile;

    public void BeforeEveryCall(Action action) => _meanwhile = action;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Begun().FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => Begun().FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => Begun().QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        Begun().ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        Begun().ReadManyAsync(tenantId, reads, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        Begun().FindAcrossTenantsAsync(key, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Begun().CommitAsync(changes, cancellationToken);

    private IDirectoryStore Begun()
    {
        _meanwhile?.Invoke();
        return inner;
    }
}
