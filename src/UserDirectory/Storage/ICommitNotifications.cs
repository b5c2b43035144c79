namespace UserDirectory.Storage;

/// <summary>
/// A store that hears of commits that other hosts make, and passes it on: the core forgets at once what it keeps of the rights and the
/// tenants concerned, instead of within <see cref="UserDirectoryOptions.RightsMaxAge"/>. That bound holds all the same, since news may come
/// late or be lost.
/// </summary>
public interface ICommitNotifications : IDirectoryStore
{
    /// <summary>
    /// Raised for every commit of another host, in any order, soon after it; for one of this host it may be raised too, to no effect but
    /// another read. Handlers are quick, do not throw and do not ask the store.
    /// </summary>
    event Action<CommitElsewhere>? CommittedElsewhere;
}
