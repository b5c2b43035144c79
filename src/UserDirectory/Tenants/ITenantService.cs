using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>
/// The tenants of the installation. This is the host's own business: every call acts as the system actor <c>host</c>, and no user can reach
/// it. A tenant that is named and is not there is refused with <see cref="RecordNotFoundException"/> (<c>Find…</c> answers null), and input
/// that breaks rules with <see cref="InvalidInputException"/>, which lists all of them; a call that is cancelled before it has written
/// throws <see cref="OperationCanceledException"/>, and nothing is written. Thread-safe.
/// </summary>
public interface ITenantService
{
    /// <summary>Makes a tenant with its built-in roles and, when given, its first administrator, in one commit.</summary>
    /// <exception cref="InvalidInputException">A field breaks a rule.</exception>
    /// <exception cref="ConflictException"><c>tenant.key.taken</c>.</exception>
    ValueTask<Tenant> CreateAsync(NewTenant tenant, CancellationToken cancellationToken = default);

    /// <summary>The tenant.</summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    ValueTask<Tenant> GetAsync(EntityRef tenant, CancellationToken cancellationToken = default);

    /// <summary>The tenant; null when there is none.</summary>
    ValueTask<Tenant?> FindAsync(EntityRef tenant, CancellationToken cancellationToken = default);

    /// <summary>A page of tenants.</summary>
    /// <exception cref="InvalidInputException">The query breaks a rule; all are listed.</exception>
    ValueTask<Page<Tenant>> ListAsync(TenantQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a tenant's name or default culture.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="update">What to change.</param>
    /// <param name="expectedVersion">The version that the tenant must have; null for any.</param>
    /// <param name="cancellationToken">Cancels the call before anything is written.</param>
    /// <exception cref="StaleVersionException">The tenant has another version.</exception>
    ValueTask<Tenant> UpdateAsync(
        EntityRef tenant, TenantUpdate update, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives a tenant another key. The old one is free at once. Handles that were used stay with the tenant. Other hosts over the same
    /// store keep the tenant that they opened as <c>default</c> until they are started anew.
    /// </summary>
    /// <exception cref="InvalidInputException">The key breaks a rule.</exception>
    /// <exception cref="StaleVersionException">The tenant has another version than the expected one.</exception>
    /// <exception cref="ConflictException"><c>tenant.key.taken</c>.</exception>
    ValueTask<Tenant> RenameAsync(
        EntityRef tenant, string key, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Suspends a tenant: nobody of it may do anything until it is reinstated. To where it is already: no change.</summary>
    /// <exception cref="StaleVersionException">The tenant has another version than the expected one.</exception>
    ValueTask<Tenant> SuspendAsync(EntityRef tenant, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Ends a suspension. To where it is already: no change.</summary>
    /// <exception cref="StaleVersionException">The tenant has another version than the expected one.</exception>
    ValueTask<Tenant> ReinstateAsync(EntityRef tenant, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Copies a tenant into another directory that keeps it elsewhere, all or nothing: every record with its id, version, times and actors,
    /// passwords and open tokens, what sign-ins have counted, and the feed with its numbers. Nothing changes here, no feed tells of it, and
    /// no handler hears of it. Sign-ins that are counted meanwhile may be in the copy or not; what else is committed meanwhile makes the
    /// copy begin again, three times at most: suspend the tenant first where it must not go on here.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="target">The other directory, of another store: in memory, or on SQLite.</param>
    /// <param name="cancellationToken">Cancels the copy; then nothing of it is there.</param>
    /// <returns>The tenant, as it is in both.</returns>
    /// <exception cref="ConflictException"><c>tenant.key.taken</c>: the other directory has a tenant of this id or key;
    /// <c>tenant.busy</c>: something was committed each time.</exception>
    /// <exception cref="ArgumentException">The target is none of this library, or its store does not take whole tenants
    /// (<see cref="Storage.IRestorableStore"/>).</exception>
    ValueTask<Tenant> CopyAsync(EntityRef tenant, IUserDirectory target, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a tenant and everything in it, its feed included. This cannot be undone. Used handles of other hosts over the same store
    /// find no tenant from then on, also when another gets its key.
    /// </summary>
    /// <exception cref="RecordNotFoundException">There is none.</exception>
    /// <exception cref="StaleVersionException">The tenant has another version than the expected one.</exception>
    ValueTask DeleteAsync(EntityRef tenant, long? expectedVersion = null, CancellationToken cancellationToken = default);
}
