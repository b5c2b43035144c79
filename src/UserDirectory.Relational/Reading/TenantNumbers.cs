using System.Collections.Concurrent;

namespace UserDirectory.Relational;

/// <summary>
/// Under which numbers the rows of tenants stand, as they were when somebody last looked: who uses one makes sure, in the same state, that
/// it is still the tenant's. Thread-safe.
/// </summary>
internal sealed class TenantNumbers
{
    // Of an installation with more, some are looked up again.
    private const int MostKept = 100_000;

    private readonly ConcurrentDictionary<Guid, long> _numbers = new();

    public long? Find(Guid tenantId) => _numbers.TryGetValue(tenantId, out var number) ? number : null;

    public void Keep(Guid tenantId, long number)
    {
        if (_numbers.Count >= MostKept)
        {
            _numbers.Clear();
        }

        _numbers[tenantId] = number;
    }

    public void Forget(Guid tenantId) => _numbers.TryRemove(tenantId, out _);
}
