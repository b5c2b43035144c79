using NUnit.Framework;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Runs calls on threads that a barrier releases together, round after round, and proves that some of them overlapped.</summary>
internal static class Race
{
    public const int Threads = 4;
    public const int Rounds = 25;

    /// <summary>One call for each thread in each of the usual rounds: <paramref name="call"/> gets the thread and the round.</summary>
    public static Task RunAsync(Func<int, int, Task> call) => RunAsync(Threads, Rounds, call);

    /// <summary>
    /// One call for each thread in each round; a round begins when the last one is over. The first failure of a call is thrown.
    /// </summary>
    public static async Task RunAsync(int threads, int rounds, Func<int, int, Task> call)
    {
        var barrier = new SpinBarrier(threads);
        var (inside, mostInside) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () => RunThread(thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        Assert.That(mostInside, Is.GreaterThan(1), $"In {rounds} rounds no two of {threads} calls overlapped, so nothing was raced.");

        void RunThread(int thread)
        {
            try
            {
                for (var round = 0; round < rounds && barrier.SignalAndWait(); round++)
                {
                    Raise(ref mostInside, Interlocked.Increment(ref inside));
                    call(thread, round).GetAwaiter().GetResult();
                    Interlocked.Decrement(ref inside);
                }
            }
            catch
            {
                barrier.Break();
                throw;
            }
        }
    }

    /// <summary>A commit that other calls overlap: see <see cref="YieldingList{T}"/>.</summary>
    public static ValueTask<CommitResult> CommitAsync(IDirectoryStore store, ChangeSet set) =>
        store.CommitAsync(set with { Writes = new YieldingList<Write>(set.Writes) }, CancellationToken.None);

    /// <summary>A filter that changes nothing and lets commits in between the records that it is asked about.</summary>
    public static Filter Yielding(Filter filter) => new And(new YieldingList<Filter>([filter], mostYields: 8));

    private static void Raise(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen;)
        {
            seen = Interlocked.CompareExchange(ref most, value, seen) is var current && current == seen ? value : current;
        }
    }
}
