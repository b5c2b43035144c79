using System.Collections.Concurrent;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// The partitions by their tenants' keys, unique in the installation. A key is entered before the commit that takes it is published and
/// leaves after the commit that gives it up, so a reader checks it against the tenant that it sees. Written under the installation's lock,
/// read without one.
/// </summary>
internal sealed class TenantKeys
{
    private readonly ConcurrentDictionary<string, Partition> _partitions = new(StringComparer.Ordinal);

    public bool IsTaken(string key, Guid except) => _partitions.TryGetValue(key, out var holder) && holder.TenantId != except;

    public void Enter(string key, Partition partition) => _partitions[key] = partition;

    public void Leave(string key) => _partitions.TryRemove(key, out _);

    /// <summary>
    /// The partition whose tenant has, or is about to have or to give up, this key in compared form; null when there is none.
    /// </summary>
    public Partition? Find(ReadOnlySpan<char> key)
    {
#if NET
        return _partitions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var partition) ? partition : null;
#else
        return _partitions.TryGetValue(key.ToString(), out var partition) ? partition : null;
#endif
    }
}
