using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>
/// One round of a race: who starts when, and whether calls were under way at once. In half of the rounds the first commits wait until every
/// thread has decided or ended, so that all were decided before any was written, however few processors there are; in the others the
/// threads run as they come. Thread-safe.
/// </summary>
internal sealed class Round
{
    private static readonly int[] s_lags = [0, 0, 100, 1_000];
    private readonly Lane[] _lanes;
    private readonly bool _meets;
    private int _undecided;
    private int _underWay;
    private volatile bool _hasOverlapped;

    /// <param name="number">Which round, from 0.</param>
    /// <param name="threads">How many threads take part.</param>
    /// <param name="dice">Draws everything of the round.</param>
    public Round(int number, int threads, Dice dice)
    {
        (Number, Dice, _undecided, _meets) = (number, dice, threads, dice.Percent(50));
        var (lag, first) = (dice.Pick(s_lags), dice.Below(threads));
        _lanes = [.. Enumerable.Range(0, threads)
            .Select(thread => new Lane(this, thread, new Dice(dice.Below(int.MaxValue)), lag * ((thread + first) % threads)))];
    }

    public int Number { get; }

    /// <summary>Draws what is prepared; not for the threads, each of which has its own.</summary>
    public Dice Dice { get; }

    /// <summary>Whether a call came to its commit while one of another thread had read and had not ended.</summary>
    public bool HasOverlapped => _hasOverlapped;

    /// <summary>Runs all threads to their end, from a barrier. The first failure is thrown.</summary>
    public async Task RunAsync(Func<Lane, Task> calls)
    {
        var barrier = new SpinBarrier(_lanes.Length);
        await Task.WhenAll(_lanes.Select(lane => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                lane.Run(calls);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
    }

    public void Begin() => Interlocked.Increment(ref _underWay);

    public void End() => Interlocked.Decrement(ref _underWay);

    public void LookForOthers() => _hasOverlapped |= Volatile.Read(ref _underWay) > 1;

    /// <summary>A thread has come to its first commit, or to its end without one.</summary>
    public void Decide(bool waits)
    {
        Interlocked.Decrement(ref _undecided);
        var wait = default(SpinWait);
        while (waits && _meets && Volatile.Read(ref _undecided) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}
