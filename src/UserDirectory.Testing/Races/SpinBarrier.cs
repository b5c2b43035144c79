namespace UserDirectory.Testing;

/// <summary>
/// A barrier whose threads keep running while they wait: one that sleeps wakes them one by one, later than a call in memory takes, so that
/// nothing would overlap.
/// </summary>
internal sealed class SpinBarrier(int participants)
{
    private int _arrived;
    private int _generation;
    private volatile bool _isBroken;

    /// <summary>Waits for all. False when the barrier was broken.</summary>
    public bool SignalAndWait()
    {
        var generation = Volatile.Read(ref _generation);
        if (Interlocked.Increment(ref _arrived) == participants)
        {
            Volatile.Write(ref _arrived, 0);
            Volatile.Write(ref _generation, generation + 1);
        }

        var wait = default(SpinWait);
        while (Volatile.Read(ref _generation) == generation && !_isBroken)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        return !_isBroken;
    }

    /// <summary>Lets everybody go, now and from now on: a thread that failed must not keep the others waiting.</summary>
    public void Break() => _isBroken = true;
}
