using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>
/// Who goes first in each tenant, among the calls of this host: those that were overtaken try again one after the other, and a batch may have the tenant to itself for a while,
/// in which new calls wait. A courtesy, which nothing rests on. Thread-safe.
/// </summary>
internal sealed class TenantTurns
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _queues = new();
    private readonly ConcurrentDictionary<Guid, TenantTurn> _taken = new();

    /// <summary>Waits while a batch has the tenant to itself. What the batch's own delegate calls does not wait for it.</summary>
    public ValueTask PassAsync(Guid tenantId, CancellationToken cancellationToken) =>
        _taken.TryGetValue(tenantId, out var turn) && turn != Batch.Current?.Turn ? turn.WaitAsync(cancellationToken) : default;

    /// <summary>Waits until it is the call's turn to try again, which lasts until what is returned is disposed of; null when the call is part of a turn already.</summary>
    public async ValueTask<IDisposable?> QueueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        if (_taken.TryGetValue(tenantId, out var turn) && turn == Batch.Current?.Turn)
        {
            return null;
        }

        var queue = QueueOf(tenantId);
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Place(queue);
    }

    /// <summary>The same, and from then on new calls of the tenant wait: until the turn is disposed of, but for at most this time.</summary>
    public async ValueTask<TenantTurn> TakeAsync(Guid tenantId, TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        var place = await QueueAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return new TenantTurn(
            turn => _taken[tenantId] = turn,
            () =>
            {
                _taken.TryRemove(tenantId, out _);
                place?.Dispose();
            },
            atMost,
            clock);
    }

    /// <summary>The queue of a tenant.</summary>
    public SemaphoreSlim QueueOf(Guid tenantId) => _queues.GetOrAdd(tenantId, static _ => new SemaphoreSlim(1, 1));

    public void Forget(Guid tenantId) => _queues.TryRemove(tenantId, out _);

    private sealed class Place(SemaphoreSlim queue) : IDisposable
    {
        public void Dispose() => queue.Release();
    }
}
