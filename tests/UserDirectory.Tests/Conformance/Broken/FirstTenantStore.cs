using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Broken;

/// <summary>Misses tenants: looks no further than the first in which it finds somebody.</summary>
internal sealed class FirstTenantStore : DelegatingStore
{
    public override async ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        var found = await base.FindAcrossTenantsAsync(key, cancellationToken);
        return [.. found.Where(user => user.TenantId == found[0].TenantId)];
    }
}
