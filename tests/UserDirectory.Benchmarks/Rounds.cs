using System.Diagnostics;

namespace UserDirectory.Benchmarks;

/// <summary>
/// Runs ours and the limit in turn, round by round, so that the machine's drift meets both; who comes first changes with every round, and
/// each has calls of its own, so that neither finds in the processor's cache what the other has just read. The median counts.
/// </summary>
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
        var bytes = new List<double>();
        var next = 0;
        var isOursFirst = true;
        var began = Stopwatch.GetTimestamp();
        while (ours.Count < Count)
        {
            // One that uses up its input gives both the same: there is no more of it.
            var limitNext = measure.Repeats ? next + measure.PerRound : next;
            var limitTime = isOursFirst ? 0 : Time(measure.Limit, measure.PerRound, limitNext);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var oursTime = Time(measure.Ours, measure.PerRound, next);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            limitTime = isOursFirst ? Time(measure.Limit, measure.PerRound, limitNext) : limitTime;
            isOursFirst = !isOursFirst;
            next = limitNext + measure.PerRound;
            if (!measure.Repeats || Stopwatch.GetElapsedTime(began) > s_warmUp)
            {
                ours.Add(oursTime);
                limit.Add(limitTime);
                bytes.Add(allocated / (double)measure.PerRound);
            }
        }

        return new RoundsResult(Median(ours), Median(limit), Median(bytes));
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
