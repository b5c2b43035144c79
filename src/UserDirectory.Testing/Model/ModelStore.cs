using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// The contract in the plainest code: lists, one lock, everything looked at every time. What a provider is compared with; it shares no code
/// with any. Thread-safe.
/// </summary>
internal sealed class ModelStore : IRestorableStore
{
    private readonly Lock _lock = new();
    private readonly List<ModelTenant> _tenants = [];

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new((T?)Find(tenantId)?.Find(RecordType.Of<T>().Kind, id));
    }

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sought = key.Compared();
        return new(
            sought is null ? null : RecordsOf<T>(key.TenantId).OfType<T>().FirstOrDefault(record => key.Definition.Read(record) == sought));
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        ModelRules.Check(query);
        var untyped = new Query<DirectoryRecord>(query.TenantId)
        {
            Where = query.Where,
            OrderBy = query.OrderBy,
            Skip = query.Skip,
            Take = query.Take,
            After = query.After,
            IncludeTotal = query.IncludeTotal,
        };
        var page = QueryOracle.Answer(untyped, RecordType.Of<T>().Kind, RecordsOf<T>(query.TenantId));
        return new(new Page<T>([.. page.Items.Cast<T>()]) { Total = page.Total, HasMore = page.HasMore });
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Find(tenantId) is { } tenant ? ModelAccess.Read(tenant, userId, organizationId) : null);
    }

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(reads);
        ModelRules.Check(tenantId, reads);
        return new(Find(tenantId) is { } tenant ? ModelReads.Answer(tenant, reads) : null);
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (key.Definition != RecordKeys.UserEmail || key.Text is null)
        {
            throw new ArgumentException("Only accounts with a proved address are found across tenants.", nameof(key));
        }

        lock (_lock)
        {
            return new([.. _tenants.SelectMany(tenant => tenant.Records.OfType<User>())
                .Where(user => user.EmailVerifiedAt is not null && user.NormalizedEmail == key.Text)]);
        }
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ModelRules.Check(changes);
        lock (_lock)
        {
            var before = _tenants.Find(tenant => tenant.Id == changes.TenantId);
            if (before is null && !changes.Writes.Any(write => write is Write.Add { Record: Tenant }))
            {
                return new(new CommitResult(0, 0, [new(-1, RefusalReason.NotFound)]));
            }

            var (result, after) = new ModelCommit(changes, before ?? new(changes.TenantId, [], 0, 0), TenantsOf(_tenants)).Run();
            if (result.IsCommitted)
            {
                _tenants.RemoveAll(tenant => tenant.Id == changes.TenantId);
                _tenants.AddRange(after.Find(RecordKind.Tenant, after.Id) is null ? [] : [after]);
            }

            return new(result);
        }
    }

    public async ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var all = new List<DirectoryRecord> { tenant };
        await foreach (var record in records.WithCancellation(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            all.Add(record);
        }

        ModelRules.CheckRestored(all, sequence, authority);
        lock (_lock)
        {
            if (ModelIntegrity.FirstRefused(all, TenantsOf(_tenants)) is { } refusal)
            {
                return refusal;
            }

            _tenants.Add(new(tenant.Id, all, sequence, authority));
            return null;
        }
    }

    /// <summary>All records of a tenant, the changes among them; empty when it is unknown.</summary>
    public IReadOnlyList<DirectoryRecord> RecordsOf(Guid tenantId) => Find(tenantId)?.Records ?? [];

    private static List<Tenant> TenantsOf(IEnumerable<ModelTenant> tenants) =>
        [.. tenants.SelectMany(tenant => tenant.Records.OfType<Tenant>())];

    private ModelTenant? Find(Guid tenantId)
    {
        lock (_lock)
        {
            return _tenants.Find(tenant => tenant.Id == tenantId);
        }
    }

    /// <summary>The records that a read of this type may see: those of the tenant, or the tenants of the installation.</summary>
    private IReadOnlyList<DirectoryRecord> RecordsOf<T>(Guid tenantId)
    {
        lock (_lock)
        {
            return typeof(T) == typeof(Tenant) && tenantId == Guid.Empty ? TenantsOf(_tenants) : RecordsOf(tenantId);
        }
    }
}
