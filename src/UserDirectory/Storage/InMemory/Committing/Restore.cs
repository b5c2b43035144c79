namespace UserDirectory.Storage.InMemory;

/// <summary>
/// A whole tenant on its way into a partition that nobody else knows yet: every record is staged, then the state of all of them is checked.
/// Not thread-safe.
/// </summary>
internal sealed class Restore
{
    private readonly Staging _staging;
    private readonly Tenant _tenant;

    // Older changes than the feed keeps are not even staged.
    private readonly long _keptAfter;
    private int _count;

    /// <param name="tenant">The tenant's own record.</param>
    /// <param name="keptAfter">The number after which the feed keeps changes.</param>
    /// <param name="counter">Counts the records; null when nobody asks.</param>
    public Restore(Tenant tenant, long keptAfter, RecordCounter? counter)
    {
        (_tenant, _keptAfter) = (tenant, keptAfter);
        Partition = new Partition(tenant.Id);
        _staging = new Staging(Partition, counter);
        Stage(tenant);
    }

    public Partition Partition { get; }

    /// <summary>Why the tenant itself cannot be there: its id or its key is another's.</summary>
    public RestoreRefusal TenantTaken => new(RecordKind.Tenant, _tenant.Id, RefusalReason.KeyTaken);

    public bool IsKeyTaken(TenantKeys tenantKeys) => tenantKeys.IsTaken(_tenant.NormalizedKey, _tenant.Id);

    /// <summary>Takes the records; null when each may be there.</summary>
    public async ValueTask<RestoreRefusal?> TakeAsync(
        IAsyncEnumerable<DirectoryRecord> records, TenantKeys tenantKeys, CancellationToken cancellationToken)
    {
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (_staging.View.Find(record.Kind, record.Id) is not null)
            {
                return new(record.Kind, record.Id, RefusalReason.KeyTaken);
            }

            if (record is not Change change)
            {
                Stage(record);
            }
            else if (change.Number > _keptAfter)
            {
                Stage(change);
                Partition.AppendToFeed(change.Id, int.MaxValue);
            }
        }

        var refusals = new List<Refusal>();
        new StateCheck(_staging, tenantKeys, refusals).Run();
        return refusals.Count == 0 ? null : RefusalOf(refusals.OrderBy(refusal => refusal.Index).First());
    }

    /// <summary>Shows the tenant to readers; the locks of the installation and of the partition are held.</summary>
    public void Publish(long sequence, long authority, TenantKeys tenantKeys)
    {
        tenantKeys.Enter(_tenant.NormalizedKey, Partition);
        _staging.Publish(sequence, authority, forgetsAll: false);
    }

    private void Stage(DirectoryRecord record) => _staging.Put(record.Kind, record.Id, record, _count++);

    private RestoreRefusal RefusalOf(Refusal refusal)
    {
        var staged = _staging.Records[refusal.Index];
        return new(staged.Kind, staged.Id, refusal.Reason);
    }
}
