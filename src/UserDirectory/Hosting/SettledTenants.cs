using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>
/// The tenants that this process has found, or made, to go by its own <see cref="UserDirectoryOptions.UniqueEmails"/>. Each is looked at
/// once: when hosts with different options run side by side, as while they are replaced one after the other, the newest start decides, and
/// they do not change a tenant to and fro. Thread-safe.
/// </summary>
internal sealed class SettledTenants
{
    private readonly ConcurrentDictionary<Guid, bool> _tenants = new();

    public bool Has(Guid tenantId) => _tenants.ContainsKey(tenantId);

    public void Add(Guid tenantId) => _tenants.TryAdd(tenantId, true);

    public void Forget(Guid tenantId) => _tenants.TryRemove(tenantId, out _);
}
