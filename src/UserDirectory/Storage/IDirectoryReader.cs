using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// The reads of a store. Thread-safe. Each call answers from one committed state: it sees all of a commit or nothing of it, and never an
/// older state than an earlier read by the same caller saw. A call checks its <see cref="CancellationToken"/> before it does anything.
/// </summary>
public interface IDirectoryReader
{
    /// <summary>The record with this id; null when the tenant has none (an id of another tenant is unknown).</summary>
    /// <param name="tenantId">The tenant; for a <see cref="Tenant"/> its own id.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord;

    /// <summary>The record with this unique key; null when there is none.</summary>
    ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord;

    /// <summary>A page of records.</summary>
    /// <exception cref="ArgumentException">The query names fields of another record type, a field that cannot be sorted by, or a page
    /// outside the limits.</exception>
    /// <exception cref="NotSupportedException">The filter has a node that the store does not know.</exception>
    ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord;

    /// <summary>
    /// What a decision about an account needs, of one committed state and in one round trip. Null when the tenant is unknown; an unknown
    /// account or organization leaves its part empty, so that the two numbers can be read with <see cref="Guid.Empty"/>.
    /// </summary>
    ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken);

    /// <summary>
    /// Several reads of one tenant, all answered from one committed state and in one round trip: what one asks for does not depend on what
    /// another finds. Null when the tenant is unknown. The reads may repeat themselves.
    /// </summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="reads">The reads; none gives the tenant's two numbers.</param>
    /// <param name="cancellationToken">Cancels the reads.</param>
    /// <exception cref="ArgumentException">
    /// A read names a key of another tenant or of tenants, fields of another record type, or a take outside the limits.
    /// </exception>
    /// <exception cref="NotSupportedException">A read or a filter has a node that the store does not know.</exception>
    ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken);

    /// <summary>
    /// The accounts of all tenants, suspended ones too, that have this address and have proved it (<see cref="User.EmailVerifiedAt"/>), in
    /// no order; of each tenant one committed state. The only read that crosses tenants, for the host's sign-in page: no handle reaches it.
    /// It does not matter whether the address must be unique.
    /// </summary>
    /// <param name="key">A value of <see cref="RecordKeys.UserEmail"/>: its text is the address in the form in which it is compared, its
    /// tenant does not count.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="ArgumentException">It is a value of another key, or without text.</exception>
    ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken);
}
