using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>One queue a tenant, for calls whose decision was overtaken: a courtesy, which nothing rests on. Thread-safe.</summary>
internal sealed class TenantQueues
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _queues = new();

    public SemaphoreSlim Of(Guid tenantId) => _queues.TryGetValue(tenantId, out var queue) ? queue : _queues.GetOrAdd(tenantId, _ => new SemaphoreSlim(1, 1));

    public void Forget(Guid tenantId) => _queues.TryRemove(tenantId, out _);
}
