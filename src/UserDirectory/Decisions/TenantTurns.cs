using System.Collections.Concurrent;

namespace UserDirectory;

/// <summary>
/// Who goes first in each tenant, among the calls of this host: those that were overtaken try again one after the other, and one that was
/// overtaken again and again has the tenant to itself for once, while new calls wait. So every call ends, and nobody waits for longer than
/// such a turn takes. A courtesy, which nothing rests on. Thread-safe.
/// </summary>
internal sealed class TenantTurns
{
    // The turn that the running call is, or is part of: what it calls itself must not wait for it, nor for one in another tenant that it is
    // part of.
    private static readonly AsyncLocal<TenantTurn?> s_own = new();

    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _queues = new();
    private readonly ConcurrentDictionary<Guid, TenantTurn> _taken = new();

    /// <summary>Waits while another call has the tenant to itself: for one turn, not for the next.</summary>
    public ValueTask PassAsync(Guid tenantId, CancellationToken cancellationToken) =>
        _taken.TryGetValue(tenantId, out var turn) && !IsOwn(turn) ? turn.WaitAsync(cancellationToken) : default;

    /// <summary>
    /// Waits until it is the call's turn to try again, which lasts until what is returned is disposed of; null when the call is part of a
    /// turn already.
    /// </summary>
    public async ValueTask<IDisposable?> QueueAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        if (_taken.TryGetValue(tenantId, out var turn) && IsOwn(turn))
        {
            return null;
        }

        var queue = QueueOf(tenantId);
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Queued(queue);
    }

    /// <summary>
    /// Begins a turn, for who has queued: from then on new calls of the tenant wait, other than what the calling
    /// method calls. Until the turn is disposed of, but for at most this time; with it ends the waiting in the queue.
    /// </summary>
    public TenantTurn Begin(Guid tenantId, IDisposable queued, TimeSpan atMost, TimeProvider clock)
    {
        var turn = new TenantTurn(
            Own(),
            turn => _taken[tenantId] = turn,
            () =>
            {
                _taken.TryRemove(tenantId, out _);
                queued.Dispose();
            },
            atMost,
            clock);
        s_own.Value = turn;
        return turn;
    }

    /// <summary>The queue of a tenant.</summary>
    public SemaphoreSlim QueueOf(Guid tenantId) => _queues.GetOrAdd(tenantId, static _ => new SemaphoreSlim(1, 1));

    public void Forget(Guid tenantId) => _queues.TryRemove(tenantId, out _);

    private static bool IsOwn(TenantTurn turn)
    {
        var own = Own();
        while (own is not null && own != turn)
        {
            own = own.Outer;
        }

        return own is not null;
    }

    // The innermost that lasts: what goes on after its turn is over must not keep it.
    private static TenantTurn? Own()
    {
        var own = s_own.Value;
        while (own is { IsOver: true })
        {
            own = own.Outer;
        }

        return own;
    }

    private sealed class Queued(SemaphoreSlim queue) : IDisposable
    {
        private SemaphoreSlim? _queue = queue;

        public void Dispose() => Interlocked.Exchange(ref _queue, null)?.Release();
    }
}
