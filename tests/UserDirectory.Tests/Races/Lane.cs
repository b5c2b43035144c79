using UserDirectory.Testing;

namespace UserDirectory.Tests.Races;

/// <summary>
/// One thread's part in a round. What is drawn in it is its own, so that no other thread's speed changes it. Used by one flow of calls.
/// </summary>
/// <param name="round">The round.</param>
/// <param name="number">Which of the threads, from 0.</param>
/// <param name="dice">Draws what its calls do, and its pauses.</param>
/// <param name="lag">How long it turns on the spot before it begins.</param>
internal sealed class Lane(Round round, int number, Dice dice, int lag)
{
    private const int LongestPause = 400;

    private static readonly AsyncLocal<Lane?> s_current = new();
    private readonly Dice _pauses = new(dice.Below(int.MaxValue));
    private bool _hasBegun;
    private bool _hasDecided;

    /// <summary>The part that the running call belongs to; null outside of rounds.</summary>
    public static Lane? Current => s_current.Value;

    public Round Round => round;

    public int Number => number;

    public Dice Dice => dice;

    /// <summary>Makes the calls on this thread, to their end.</summary>
    public void Run(Func<Lane, Task> calls)
    {
        s_current.Value = this;
        try
        {
            Thread.SpinWait(lag);
            calls(this).GetAwaiter().GetResult();
        }
        finally
        {
            End();
        }
    }

    /// <summary>A call is about to read.</summary>
    public void ComeToRead()
    {
        Begin();
        Pause();
    }

    /// <summary>A call has decided and is about to commit.</summary>
    public void ComeToCommit()
    {
        Begin();
        Decide(waits: true);
        Pause();
        round.LookForOthers();
    }

    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            round.Begin();
        }
    }

    // Once: what is decided again has waited for nobody, since somebody else may be waiting for it in the queue of the tenant.
    private void Decide(bool waits)
    {
        if (!_hasDecided)
        {
            _hasDecided = true;
            round.Decide(waits);
        }
    }

    private void End()
    {
        Decide(waits: false);
        if (_hasBegun)
        {
            round.End();
        }
    }

    private void Pause()
    {
        switch (_pauses.Below(4))
        {
            case 0:
                Thread.Yield();
                break;
            case 1:
                Thread.SpinWait(_pauses.Below(LongestPause));
                break;
        }
    }
}
