using System.Diagnostics;

namespace UserDirectory.Benchmarks;

/// <summary>
/// Runs ours, the limit and the peer in turn, round by round, so that the machine's drift meets all; who comes first changes with every
/// round, and each has calls of its own, so that none finds in the processor's cache what another has just read. The median counts.
/// </summary>
internal static class Rounds
{
    private const int Count = 21;

    // The runtime compiles what is hot again, in the background: rounds before that are of other code.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1.5);
    private static long s_sink;

    public static RoundsResult Run(Measure measure)
    {
        Func<int, int, long>[] all = measure.Peer is { } peer ? [measure.Ours, measure.Limit, peer] : [measure.Ours, measure.Limit];
        var times = all.Select(_ => new List<double>()).ToArray();
        var bytes = new List<double>();
        var next = 0;
        var round = 0;
        var began = Stopwatch.GetTimestamp();
        while (bytes.Count < Count)
        {
            var counts = !measure.Repeats || Stopwatch.GetElapsedTime(began) > s_warmUp;
            for (var turn = 0; turn < all.Length; turn++)
            {
                // One that uses up its input gives all the same: there is no more of it.
                var at = (turn + round) % all.Length;
                var first = measure.Repeats ? next + (at * measure.PerRound) : next;
                var before = GC.GetAllocatedBytesForCurrentThread();
                var time = Time(all[at], measure.PerRound, first);
                if (counts)
                {
                    times[at].Add(time);
                    bytes.AddRange(at == 0 ? [(GC.GetAllocatedBytesForCurrentThread() - before) / (double)measure.PerRound] : []);
                }
            }

            next += measure.Repeats ? all.Length * measure.PerRound : measure.PerRound;
            round++;
        }

        return new(Median(times[0]), Median(times[1]), Median(bytes)) { Peer = all.Length > 2 ? Median(times[2]) : null };
    }

    private static double Time(Func<int, int, long> calls, int times, int first)
    {
        var start = Stopwatch.GetTimestamp();
        var sum = calls(first, times);
        var elapsed = Stopwatch.GetElapsedTime(start);
        Volatile.Write(ref s_sink, sum);
        return elapsed.TotalNanoseconds / times;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
