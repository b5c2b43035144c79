using FluentAssertions;

namespace UserDirectory.Tests.Races;

/// <summary>Rounds in which threads start a call each from a barrier, and the proof that calls overlapped.</summary>
internal static class Rounds
{
    public static async Task RunAsync(int rounds, int threads, Func<int, Task> prepare, Func<int, int, Task> call, Func<int, Task> check)
    {
        var overlapped = 0;
        for (var round = 0; round < rounds; round++)
        {
            await prepare(round);
            overlapped += await RaceAsync(threads, round, call) > 1 ? 1 : 0;
            await check(round);
        }

        overlapped.Should().BePositive($"in {rounds} rounds some calls must have been under way at once");
    }

    private static async Task<int> RaceAsync(int threads, int round, Func<int, int, Task> call)
    {
        using var barrier = new Barrier(threads);
        int inside = 0, most = 0;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(() => Run(thread), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        return most;

        void Run(int thread)
        {
            barrier.SignalAndWait();
            var now = Interlocked.Increment(ref inside);
            for (var seen = Volatile.Read(ref most); now > seen && Interlocked.CompareExchange(ref most, now, seen) != seen;)
            {
                seen = Volatile.Read(ref most);
            }

            call(thread, round).GetAwaiter().GetResult();
            Interlocked.Decrement(ref inside);
        }
    }
}
