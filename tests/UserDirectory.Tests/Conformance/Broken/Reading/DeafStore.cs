using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Swallows cancellation: never looks at the token.</summary>
internal sealed class DeafStore : DelegatingStore
{
    public override ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : class => base.FindAsync<T>(tenantId, id, CancellationToken.None);

    public override ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : class => base.FindByKeyAsync<T>(key, CancellationToken.None);

    public override ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken) =>
        base.QueryAsync(query, CancellationToken.None);

    public override ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        base.ReadAccessAsync(tenantId, userId, organizationId, CancellationToken.None);

    public override ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        Inner.ReadManyAsync(tenantId, reads, CancellationToken.None);

    public override ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        base.FindAcrossTenantsAsync(key, CancellationToken.None);

    public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        base.CommitAsync(changes, CancellationToken.None);
}
