namespace UserDirectory;

/// <summary>The tenant of a handle, as far as its own people may see and change it. Thread-safe.</summary>
public interface ITenantSettings
{
    /// <summary>The tenant. Asks <c>tenant.read</c> at the tenant.</summary>
    ValueTask<Tenant> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the tenant's name or default culture. Asks <c>tenant.update</c> at the tenant.</summary>
    /// <exception cref="StaleVersionException">The tenant has another version than the expected one.</exception>
    ValueTask<Tenant> UpdateAsync(TenantUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);
}
