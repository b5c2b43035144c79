namespace UserDirectory.Storage;

/// <summary>
/// A store that takes a whole tenant as it was in another store: optional for a provider, and what copying a tenant needs of the store that
/// it is copied into.
/// </summary>
public interface IRestorableStore : IDirectoryStore
{
    /// <summary>
    /// Adds a tenant that is not there with everything of it, all or nothing: ids, versions, stamps, secrets and what sign-ins count stay
    /// as given, and so do the numbers of its feed, which goes on after them. Nothing is stamped, counted or told; no reader sees anything
    /// of it before all of it is there, and what breaks off, by an exception of the stream, the token or the end of the process, leaves
    /// nothing that a reader sees.
    /// </summary>
    /// <remarks>
    /// Checked as for a commit, on the whole: ids, unique keys, the ends of links; and <see cref="RestoreCheck"/>. The stream is read once,
    /// record by record, while commits into this store may have to wait: it must not wait for one. Of the feed a store keeps what it would
    /// have kept of it.
    /// </remarks>
    /// <param name="tenant">The tenant's own record.</param>
    /// <param name="sequence">The number of the tenant's last change; 0 for none.</param>
    /// <param name="authority">The tenant's authority number.</param>
    /// <param name="records">
    /// Everything else, in any order, but for the changes of the feed, which follow each other by their numbers up to
    /// <paramref name="sequence"/>; the oldest may be missing.
    /// </param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>Null when the tenant is there; else the record that cannot be, and nothing was written.</returns>
    /// <exception cref="ArgumentException">What is given was never one tenant: see <see cref="RestoreCheck"/>.</exception>
    ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken);
}
