namespace UserDirectory;

/// <summary>
/// A time in which one call has a tenant to itself among the calls of this host. Ends when it is disposed of, or by itself. Thread-safe.
/// </summary>
internal sealed class TenantTurn : IDisposable
{
    private readonly Action _end;
    private readonly SemaphoreSlim _gate = new(0);
    private readonly ITimer _timer;
    private int _isOver;

    /// <param name="outer">The turn, in another tenant, that the call is part of; null for none.</param>
    /// <param name="begin">Closes the gate.</param>
    /// <param name="end">Opens it, once.</param>
    /// <param name="atMost">How long the turn lasts at most.</param>
    /// <param name="clock">Tells when that time is over.</param>
    public TenantTurn(TenantTurn? outer, Action<TenantTurn> begin, Action end, TimeSpan atMost, TimeProvider clock)
    {
        _end = end;
        Outer = outer;
        begin(this);
        _timer = clock.CreateTimer(static turn => ((TenantTurn)turn!).End(), this, atMost, Timeout.InfiniteTimeSpan);
    }

    public bool IsOver => Volatile.Read(ref _isOver) != 0;

    /// <summary>The turn, in another tenant, that it is part of; null for none.</summary>
    public TenantTurn? Outer { get; }

    /// <summary>Waits until the turn is over.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);

        // One lets the next through.
        _gate.Release();
    }

    public void Dispose()
    {
        End();
        _timer.Dispose();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            _end();
            _gate.Release();
        }
    }
}
