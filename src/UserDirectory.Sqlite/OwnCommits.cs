using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// The sets that this process commits, from before they can be seen until the file has been looked at after them. Thread-safe.
/// </summary>
internal sealed class OwnCommits
{
    private readonly Lock _gate = new();

    // The look after which an id need not be kept; for ever while its set is being written.
    private readonly Dictionary<Guid, long> _ids = [];
    private long _looks;

    public void Begin(ChangeSet set) => Mark(set, long.MaxValue);

    public void End(ChangeSet set)
    {
        lock (_gate)
        {
            // One that looks already may not have seen it.
            Mark(set, _looks + 1);
        }
    }

    public bool Contains(Guid id)
    {
        lock (_gate)
        {
            return _ids.ContainsKey(id);
        }
    }

    /// <summary>Says that a look at the file has ended, successful or not.</summary>
    public void Looked()
    {
        lock (_gate)
        {
            _looks++;
            foreach (var (id, _) in _ids.Where(each => each.Value < _looks).ToList())
            {
                _ids.Remove(id);
            }
        }
    }

    private void Mark(ChangeSet set, long until)
    {
        lock (_gate)
        {
            _ids[set.Id] = until;

            // What told of it goes with a tenant that is removed.
            if (WriteCheck.ConcernsInstallation(set))
            {
                _ids[set.TenantId] = until;
            }
        }
    }
}
