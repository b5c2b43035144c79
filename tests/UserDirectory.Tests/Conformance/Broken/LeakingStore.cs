using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Leaks a tenant: finds by id whatever tenant the record is of.</summary>
internal sealed class LeakingStore : DelegatingStore
{
    private readonly ConcurrentDictionary<Guid, Guid> _tenants = new();

    public override async ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : class
    {
        var found = await base.FindAsync<T>(tenantId, id, cancellationToken);
        foreach (var other in _tenants.Keys)
        {
            found ??= await base.FindAsync<T>(other, id, cancellationToken);
        }

        return found;
    }

    public override ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        _tenants[changes.TenantId] = changes.TenantId;
        return base.CommitAsync(changes, cancellationToken);
    }
}
