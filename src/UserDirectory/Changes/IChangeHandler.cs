namespace UserDirectory;

/// <summary>
/// Told of every commit of this host that the feed tells of, after it, outside every lock. Not of sign-ins that are counted, nor of a
/// tenant that is deleted: its feed goes with it. Register any number: see <see cref="UserDirectoryBuilder"/>, also for how long one lives.
/// A handler that fails is logged; it neither undoes the commit nor stops the others. The change is read from the feed: one that the feed
/// has dropped by then (<c>InMemoryOptions.KeptChanges</c>) is logged as missed. To miss nothing across restarts, read the feed from the
/// last number instead.
/// </summary>
/// <remarks>
/// A handler may use the directory. Of what it writes itself it is told like of any other commit, before its own call returns: so one that
/// answers changes must know its own, for example by their actor, and leave them alone. An answer to an answer and so on is told 8 deep,
/// and then logged as not told: nothing goes on for ever.
/// </remarks>
public interface IChangeHandler
{
    /// <summary>Handles one commit. The call that made it waits for this.</summary>
    ValueTask HandleAsync(Change change, CancellationToken cancellationToken);
}
