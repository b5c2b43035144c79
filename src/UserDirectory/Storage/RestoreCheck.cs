using System.Runtime.CompilerServices;

namespace UserDirectory.Storage;

/// <summary>
/// What a provider checks of a tenant that it restores, so that every provider refuses the same with the same words: what no tenant could
/// ever have been, faults of whoever made the stream. Stateless and thread-safe.
/// </summary>
public static class RestoreCheck
{
    /// <summary>The same records; reading them throws at the first that is not one of the tenant.</summary>
    /// <param name="tenant">The tenant's own record.</param>
    /// <param name="sequence">The number of the tenant's last change.</param>
    /// <param name="authority">The tenant's authority number.</param>
    /// <param name="records">Everything else of the tenant.</param>
    /// <param name="cancellationToken">Ends the reading; with the one that the enumeration is given.</param>
    /// <exception cref="ArgumentException">The numbers are below 0 or the tenant's record is not its own; while it is read: a record is
    /// missing, a tenant's, or of another tenant, or the changes do not follow each other up to the numbers given.</exception>
    public static IAsyncEnumerable<DirectoryRecord> CheckedAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(records);
        if (tenant.Id != tenant.TenantId || tenant.Id == Guid.Empty)
        {
            throw new ArgumentException($"The tenant {tenant.Id} is not its own.", nameof(tenant));
        }

        WriteCheck.CheckVersion(tenant);
        if (sequence < 0 || authority < 0)
        {
            throw new ArgumentException($"A tenant's numbers are at least 0, not {sequence} and {authority}.", nameof(sequence));
        }

        return ReadAsync(tenant.Id, sequence, authority, records, cancellationToken);
    }

    private static async IAsyncEnumerable<DirectoryRecord> ReadAsync(
        Guid tenantId, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Change? last = null;
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (record is null or Tenant || record.TenantId != tenantId)
            {
                throw new ArgumentException(
                    record is null ? "A record is null." : $"The {record.Kind} {record.Id} is no record within the tenant {tenantId}.",
                    nameof(records));
            }

            WriteCheck.CheckVersion(record);
            if (record is Change change)
            {
                MustFollow(change, last, sequence, authority);
                last = change;
            }

            yield return record;
        }

        if (last is not null && last.Number != sequence)
        {
            throw new ArgumentException($"The feed ends with {last.Number}, but the tenant's last change is {sequence}.", nameof(records));
        }
    }

    private static void MustFollow(Change change, Change? last, long sequence, long authority)
    {
        if (change.Number < 1 || change.Number > sequence || change.Authority > authority
            || (last is not null && (change.Number != last.Number + 1 || change.Authority < last.Authority)))
        {
            throw new ArgumentException(
                $"The change {change.Id} has the numbers {change.Number} and {change.Authority}, which do not follow "
                    + (last is null ? "each other" : $"{last.Number} and {last.Authority}")
                    + $" in a feed that ends with {sequence} and {authority}.",
                nameof(change));
        }
    }
}
