using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.StoreCalls;

/// <summary>
/// Counts the records that a store returns, but for what one account has: its memberships, assignments and places in groups. For one
/// thread.
/// </summary>
internal sealed class ReturnedRecordsStore(IDirectoryStore inner) : IDirectoryStore
{
    public int Count { get; set; }

    public async ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => Counted(await inner.FindAsync<T>(tenantId, id, cancellationToken));

    public async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => Counted(await inner.FindByKeyAsync<T>(key, cancellationToken));

    public async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var page = await inner.QueryAsync(query, cancellationToken);
        Count += page.Items.Count(IsCounted);
        return page;
    }

    public async ValueTask<AccessFacts?> ReadAccessAsync(
        Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        Counted(await inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken));

    public async ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        var results = await inner.ReadManyAsync(tenantId, reads, cancellationToken);
        foreach (var answer in results?.Answers ?? [])
        {
            Counted(answer.Access);
            Count += answer.Records.Count(IsCounted);
        }

        return results;
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        inner.FindAcrossTenantsAsync(key, cancellationToken);

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        inner.CommitAsync(changes, cancellationToken);

    private T? Counted<T>(T? record)
        where T : DirectoryRecord
    {
        Count += record is null ? 0 : 1;
        return record;
    }

    private AccessFacts? Counted(AccessFacts? facts)
    {
        Count += facts?.Path.Count ?? 0;
        return facts;
    }

    private static bool IsCounted(DirectoryRecord record) =>
        record is not (Membership or GroupMember or RoleAssignment { UserId: not null });
}
