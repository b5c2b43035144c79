namespace UserDirectory;

/// <summary>
/// Told of every commit of this host, after it, outside every lock. Register any number as singletons. A handler that throws is logged; it neither undoes the commit nor
/// stops the others. The change is read from the feed: one that the feed has dropped by then (<c>InMemoryOptions.KeptChanges</c>) is logged as missed. To miss nothing across
/// restarts, read the feed from the last number instead.
/// </summary>
public interface IChangeHandler
{
    /// <summary>Handles one commit. The call that made it waits for this.</summary>
    ValueTask HandleAsync(Change change, CancellationToken cancellationToken);
}
