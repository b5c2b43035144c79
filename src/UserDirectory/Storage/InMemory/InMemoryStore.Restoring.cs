namespace UserDirectory.Storage.InMemory;

/// <content>A tenant as it was elsewhere: made whole where nobody sees it, and shown like one that a commit adds.</content>
internal sealed partial class InMemoryStore : IRestorableStore
{
    public async ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var given = RestoreCheck.CheckedAsync(tenant, sequence, authority, records, cancellationToken);
        var restore = new Restore(tenant, sequence - _keptChanges, Counter);
        lock (_installation)
        {
            if (IsTaken(restore))
            {
                return restore.TenantTaken;
            }
        }

        if (await restore.TakeAsync(given, _tenantKeys, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        lock (_installation)
        {
            return IsTaken(restore) ? restore.TenantTaken : Enter(restore, sequence, authority);
        }
    }

    private bool IsTaken(Restore restore) => PartitionOf(restore.Partition.TenantId) is not null || restore.IsKeyTaken(_tenantKeys);

    private RestoreRefusal? Enter(Restore restore, long sequence, long authority)
    {
        lock (restore.Partition.Gate)
        {
            _partitions[restore.Partition.TenantId] = restore.Partition;
            restore.Publish(sequence, authority, _tenantKeys);
        }

        Volatile.Write(ref _only, _partitions.Count == 1 ? restore.Partition : null);
        return null;
    }
}
