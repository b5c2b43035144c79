using System.Diagnostics;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>
/// Runs both sides in turn, round by round, so that the machine's drift meets both; who comes first changes with every round. The median
/// counts; of the processor's time, which is told in coarse steps, the sum.
/// </summary>
internal static class SqliteRounds
{
    // The head of a log; a page in it, with its own head.
    private const int LogHead = 32;
    private const int LogPage = 4_096 + 24;

    private static long s_sink;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    public static SqliteResult Run(SqliteMeasure measure, SqliteShop shop)
    {
        var ours = new Side(measure.Ours);
        var limit = new Side(measure.Limit);
        var next = 0;
        var isOursFirst = true;
        void Round()
        {
            foreach (var side in isOursFirst ? [ours, limit] : new[] { limit, ours })
            {
                side.Call(next, measure.PerRound);
                next += measure.PerRound;
            }

            isOursFirst = !isOursFirst;
        }

        var began = Stopwatch.GetTimestamp();
        for (var i = 0; measure.WarmUpRounds is { } most ? i < most : Stopwatch.GetElapsedTime(began) < s_warmUp; i++)
        {
            Round();
        }

        // What the warm-up has left lies among what it dropped, until the first collection: as it will not for long in any process.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        ours.Forget();
        limit.Forget();
        for (var i = 0; i < measure.Rounds; i++)
        {
            Round();
        }

        var pages = new Dictionary<Side, double>();
        foreach (var side in measure.IsDurable ? [ours, limit] : Array.Empty<Side>())
        {
            pages[side] = Pages(shop, () => side.Call(next, measure.PerRound)) / measure.PerRound;
            next += measure.PerRound;
        }

        return new(ours.Cost(pages.GetValueOrDefault(ours)), limit.Cost(pages.GetValueOrDefault(limit)));
    }

    /// <summary>How many pages the log grows by, kept from being started anew by one who reads meanwhile.</summary>
    private static double Pages(SqliteShop shop, Action write)
    {
        using var connection = shop.Connect();
        var log = new FileInfo($"{shop.Path}-wal");
        do
        {
            // Again while somebody reads.
            connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            log.Refresh();
        }
        while (log.Length > 0);

        using var reading = connection.BeginTransaction(deferred: true);
        using var read = connection.Prepared("SELECT version FROM ud_schema");
        read.Within(reading).ExecuteScalar();
        write();
        log.Refresh();
        return (log.Length - LogHead) / (double)LogPage;
    }

    private sealed class Side(Func<int, long> call)
    {
        private readonly List<double> _times = [];
        private TimeSpan _processor;
        private long _calls;

        public void Call(int first, int times)
        {
            var processor = Environment.CpuUsage.TotalTime;
            var sum = 0L;
            var start = Stopwatch.GetTimestamp();
            for (var i = first; i < first + times; i++)
            {
                sum += call(i);
            }

            Volatile.Write(ref s_sink, sum);
            _times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / times);
            _processor += Environment.CpuUsage.TotalTime - processor;
            _calls += times;
        }

        public void Forget()
        {
            _times.Clear();
            (_processor, _calls) = (default, 0);
        }

        public Cost Cost(double pages)
        {
            _times.Sort();
            return new(_times[_times.Count / 2], _processor.TotalNanoseconds / _calls, pages);
        }
    }
}
