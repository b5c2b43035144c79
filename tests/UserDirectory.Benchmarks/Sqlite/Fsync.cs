using System.Diagnostics;

namespace UserDirectory.Benchmarks.Sqlite;

/// <summary>How long the disk takes to keep a page for good.</summary>
internal static class Fsync
{
    /// <summary>Above it a commit's time tells of the disk and of nothing else.</summary>
    public const double MostMicroseconds = 300;

    private const int Times = 101;
    private const int Page = 4_096;

    /// <summary>The median, in microseconds, of writing a page to a file and waiting until the disk has it.</summary>
    public static double Measure(string folder)
    {
        var path = Path.Combine(folder, "fsync");
        var bytes = new byte[Page];
        var times = new List<double>();
        using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (var i = 0; i < Times; i++)
            {
                var began = Stopwatch.GetTimestamp();
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            }
        }

        File.Delete(path);
        times.Sort();
        return times[Times / 2];
    }
}
