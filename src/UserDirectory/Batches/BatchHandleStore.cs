using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// What the handle of a batch reads: the batch as it is so far. A record that the delegate has read by id or key must still be that at the
/// commit, because what it does next may rest on it.
/// </summary>
internal sealed class BatchHandleStore(Batch batch) : IDirectoryStore
{
    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => batch.CallAsync(
            async store => Required(store, await store.FindAsync<T>(tenantId, id, cancellationToken).ConfigureAwait(false)));

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => batch.CallAsync(
            async store => Required(store, await store.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false)));

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => batch.CallAsync(store => store.QueryAsync(query, cancellationToken));

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        batch.CallAsync(store => store.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken));

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        batch.CallAsync(async store =>
        {
            var results = await store.ReadManyAsync(tenantId, reads, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < results?.Answers.Count; i++)
            {
                if (reads[i] is Read.ById or Read.ByKey)
                {
                    Required(store, results.Answers[i].Records is { Count: > 0 } found ? found[0] : null);
                }
            }

            return results;
        });

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        batch.CallAsync(store => store.FindAcrossTenantsAsync(key, cancellationToken));

    /// <exception cref="InvalidOperationException">Always: calls of a batch are decided by the batch.</exception>
    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A call of a batch does not commit by itself.");

    private static T? Required<T>(BatchStore store, T? record)
        where T : DirectoryRecord
    {
        // A tenant's own record is read on the way of many calls; its commits raise the authority number where they matter.
        if (record is not null and not Tenant and not Change)
        {
            store.Require(record);
        }

        return record;
    }
}
