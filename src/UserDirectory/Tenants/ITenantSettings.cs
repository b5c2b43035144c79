namespace UserDirectory;

/// <summary>
/// The tenant of a handle, as far as its own people may see and change it. A tenant that is not there is refused with
/// <see cref="RecordNotFoundException"/>, a user who lacks what a call asks with <see cref="AccessDeniedException"/>, and input that breaks
/// rules with <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written throws
/// <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface ITenantSettings
{
    /// <summary>The tenant. Asks <c>tenant.read</c> at the tenant.</summary>
    ValueTask<Tenant> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the tenant's name or default culture. Asks <c>tenant.update</c> at the tenant.</summary>
    /// <exception cref="StaleVersionException">The tenant has another version than the expected one.</exception>
    ValueTask<Tenant> UpdateAsync(TenantUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);
}
