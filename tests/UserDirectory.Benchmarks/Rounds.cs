using System.Diagnostics;

namespace UserDirectory.Benchmarks;

/// <summary>Runs ours and the limit in turn, round by round, so that the machine's drift meets both; the median counts.</summary>
internal static class Rounds
{
    private const int Count = 21;

    // The runtime compiles what is hot again, in the background: rounds before that are of other code.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1.5);
    private static long s_sink;

    public static RoundsResult Run(Measure measure)
    {
        var ours = new List<double>();
        var limit = new List<double>();
        var bytes = 0.0;
        var next = 0;
        var began = Stopwatch.GetTimestamp();
        while (ours.Count < Count)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var oursTime = Time(measure.Ours, measure.PerRound, next);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var limitTime = Time(measure.Limit, measure.PerRound, next);
            next += measure.PerRound;
            if (!measure.Repeats || Stopwatch.GetElapsedTime(began) > s_warmUp)
            {
                ours.Add(oursTime);
                limit.Add(limitTime);
                bytes = allocated / (double)measure.PerRound;
            }
        }

        return new RoundsResult(Median(ours), Median(limit), bytes);
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
