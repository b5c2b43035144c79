using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance;

/// <summary>
/// Answers after a thread switch, as a store beyond a network does: nobody may count on an answer that is there at once, nor on the
/// thread that asked.
/// </summary>
internal sealed class YieldingStore : DelegatingStore
{
    public override async ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        await Task.Yield();
        return await base.FindAsync<T>(tenantId, id, cancellationToken);
    }

    public override async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : class
    {
        await Task.Yield();
        return await base.FindByKeyAsync<T>(key, cancellationToken);
    }

    public override async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await base.QueryAsync(query, cancellationToken);
    }

    public override async ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await base.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);
    }

    public override async ValueTask<ReadResults?> ReadManyAsync(
        Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await Inner.ReadManyAsync(tenantId, reads, cancellationToken);
    }

    public override async ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await base.FindAcrossTenantsAsync(key, cancellationToken);
    }

    public override async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await base.CommitAsync(changes, cancellationToken);
    }

    public override async ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return await base.RestoreAsync(tenant, sequence, authority, records, cancellationToken);
    }
}
