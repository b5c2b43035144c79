using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>
/// Sets of permissions, each shared by all who have it: a million accounts have a few hundred between them. In two generations, so that
/// what roles came to on the way from one edit to the next is not kept for ever. Thread-safe.
/// </summary>
internal sealed class SharedSets
{
    private const int MostYoung = 4_096;

    private readonly object _turning = new();
    private volatile ConcurrentDictionary<PermissionSet, PermissionSet> _young = new();
    private volatile ConcurrentDictionary<PermissionSet, PermissionSet> _old = new();
    private int _added;

    /// <summary>How many sets are kept.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The set that equals this one: the one that was first asked for, unless nobody has for long.</summary>
    public PermissionSet Of(PermissionSet set)
    {
        if (_young.TryGetValue(set, out var known))
        {
            return known;
        }

        // Counting a concurrent dictionary takes all its locks, so what was added is counted beside it.
        if (Interlocked.Increment(ref _added) > MostYoung)
        {
            Turn();
        }

        return _young.GetOrAdd(set, _old.TryGetValue(set, out var older) ? older : set);
    }

    private void Turn()
    {
        lock (_turning)
        {
            if (Volatile.Read(ref _added) > MostYoung)
            {
                (_old, _young) = (_young, new());
                Volatile.Write(ref _added, 1);
            }
        }
    }
}
