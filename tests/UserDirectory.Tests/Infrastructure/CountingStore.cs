using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>Counts every call of the store, the commit included, and keeps what each was. For one thread.</summary>
internal sealed class CountingStore(IDirectoryStore inner) : IDirectoryStore
{
    private readonly List<string> _calls = [];

    public IReadOnlyList<string> Calls => _calls;

    public void Restart() => _calls.Clear();

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Counted($"find {typeof(T).Name}").FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => Counted($"find {key.Definition} by key").FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => Counted($"query {typeof(T).Name} {query.Where}").QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        Counted($"facts of {(userId == Guid.Empty ? "nobody" : "an account")}{(organizationId is null ? "" : " at a place")}")
            .ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        var kinds = reads.GroupBy(read => read.GetType().Name).Select(kind => $"{kind.Count()} {kind.Key}");
        return Counted($"{reads.Count} reads: {string.Join(", ", kinds)}").ReadManyAsync(tenantId, reads, cancellationToken);
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        Counted("across tenants").FindAcrossTenantsAsync(key, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Counted("commit").CommitAsync(changes, cancellationToken);

    private IDirectoryStore Counted(string call)
    {
        _calls.Add(call);
        return inner;
    }
}
