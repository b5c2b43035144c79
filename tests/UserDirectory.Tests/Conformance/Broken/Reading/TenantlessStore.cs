using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Takes a query that names no tenant for one about all of them.</summary>
internal sealed class TenantlessStore : DelegatingStore
{
    public override async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
    {
        if (query.TenantId != Guid.Empty || typeof(T) == typeof(Tenant))
        {
            return await base.QueryAsync(query, cancellationToken);
        }

        var items = new List<T>();
        foreach (var tenant in (await base.QueryAsync(new Query<Tenant>(Guid.Empty), cancellationToken)).Items)
        {
            items.AddRange((await base.QueryAsync(query with { TenantId = tenant.Id }, cancellationToken)).Items);
        }

        return new(items) { Total = items.Count };
    }
}
