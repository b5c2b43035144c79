namespace UserDirectory.Storage;

/// <summary>
/// A store inside a transaction of the host's. It reads what that has written so far, and commits into it: all of a change set or nothing,
/// and one that is refused leaves the transaction as it was. Used by one call at a time; disposing of it leaves the transaction alone.
/// </summary>
public interface IEnlistedStore : IDirectoryStore, IDisposable
{
    /// <summary>Whether the host has committed the transaction or rolled it back; known after this was disposed of, too.</summary>
    bool HasEnded { get; }
}
