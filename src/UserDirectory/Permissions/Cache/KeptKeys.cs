using System.Collections.Concurrent;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Which organizations, groups and roles of a tenant have which keys and paths, or which tenants have which, kept beside the rights until
/// a commit of this host writes any of these records, or, over a store that other hosts write to, as long as rights are
/// (<see cref="UserDirectoryOptions.RightsMaxAge"/>). A check by key trusts it, and so does a handle that looks its tenant up; a decision
/// only takes it as a hint of what to read. Bounded. Thread-safe.
/// </summary>
internal sealed class KeptKeys
{
    private const int Most = 4_096;

    private readonly ConcurrentDictionary<UniqueKey, Kept> _kept = new();
    private long _number;
    private int _count;
    private int _pauses;

    /// <summary>Rises whenever what is kept is forgotten. Take it before the record is read that is to be kept.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>The record that has a key or path, and when it was read; null when it is not kept.</summary>
    public T? Find<T>(in UniqueKey key, out long readAt)
        where T : DirectoryRecord
    {
        readAt = 0;
        if (!_kept.TryGetValue(key, out var kept) || kept.Number != Number)
        {
            return null;
        }

        readAt = kept.ReadAt;
        return (T)kept.Record;
    }

    /// <summary>Keeps the record that has a key or path.</summary>
    /// <param name="key">The key; its text may be a path.</param>
    /// <param name="record">The record.</param>
    /// <param name="number">The number before it was read.</param>
    /// <param name="readAt">When it was read, as a timestamp of the clock.</param>
    public void Keep(in UniqueKey key, DirectoryRecord record, long number, long readAt)
    {
        if (number != Number || Volatile.Read(ref _pauses) > 0)
        {
            return;
        }

        if (Interlocked.Increment(ref _count) > Most)
        {
            Volatile.Write(ref _count, 0);
            _kept.Clear();
        }

        _kept[key] = new(record, number, readAt);
    }

    /// <summary>Whether a commit writes what has such a key.</summary>
    public static bool AreConcerned(ChangeSet changes)
    {
        for (var i = 0; i < changes.Writes.Count; i++)
        {
            if (Concerns(changes.Writes[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Keeps nothing more until as many times resumed: while a commit is under way, nobody knows whether what was read is from before it.
    /// </summary>
    public void Pause() => Interlocked.Increment(ref _pauses);

    /// <summary>The commit is over: forgets what was read before, so that whoever is about to keep it does not.</summary>
    public void Resume()
    {
        Forget();
        Interlocked.Decrement(ref _pauses);
    }

    /// <summary>Forgets everything: before what a commit writes can be seen.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _number);
        if (Volatile.Read(ref _count) > 0)
        {
            Volatile.Write(ref _count, 0);
            _kept.Clear();
        }
    }

    private static bool Concerns(Write write) => write switch
    {
        Write.Add add => IsKept(add.Record.Kind),
        Write.Update update => IsKept(update.Record.Kind),
        Write.Remove remove => IsKept(remove.Kind),
        Write.RemoveWhere remove => IsKept(remove.Kind),
        _ => false,
    };

    private static bool IsKept(RecordKind kind) => kind is RecordKind.Organization or RecordKind.Group or RecordKind.Role;

    private sealed record Kept(DirectoryRecord Record, long Number, long ReadAt);
}
