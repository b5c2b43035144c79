namespace UserDirectory.Storage;

/// <summary>
/// Marks a store that only this process can write to: what the core has seen of it is all there is, so that what it keeps of rights and
/// tenants needs no age limit and is never asked about twice.
/// </summary>
public interface ISingleHostStore : IDirectoryStore
{
    /// <summary>
    /// Told of every commit before any reader sees it, under its tenant's lock: the change set, and the tenant's number after it. Must be
    /// quick, must not throw, and must not ask the store.
    /// </summary>
    event Action<ChangeSet, long>? Committing;
}
