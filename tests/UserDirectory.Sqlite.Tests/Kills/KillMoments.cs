using System.Diagnostics;
using System.Globalization;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Processes;
using UserDirectory.Sqlite.Worker;

namespace UserDirectory.Sqlite.Tests.Kills;

/// <summary>When a process is killed: drawn at random from a seed that is printed.</summary>
internal sealed class KillMoments
{
    private const string SeedVariable = "USERDIRECTORY_SEED";

    private readonly Random _random;

    public KillMoments()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given)
            ? given : Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed {seed}; set {SeedVariable}={seed} to draw the same moments.");
        _random = new Random(seed);
    }

    /// <summary>Whether the long runs are asked for.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("USERDIRECTORY_FULL") == "1";

    /// <summary>How many were killed.</summary>
    public int Kills { get; private set; }

    /// <summary>How many of them between the first row that a transaction wrote and its acknowledgement.</summary>
    public int InCommit { get; private set; }

    /// <summary>Waits at random: some milliseconds, so that the next is some other call of many.</summary>
    public Task WaitAsync(int atMost) => Task.Delay(_random.Next(atMost));

    /// <summary>Kills within this time from now, precisely, and gives what was told until then.</summary>
    public async Task<IReadOnlyList<string>> KillAsync(WorkerProcess worker, TimeSpan within)
    {
        var after = within * _random.NextDouble();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < after;)
        {
            // A delay would be of a millisecond at least, which is longer than a commit.
            Thread.SpinWait(10);
        }

        var lines = await worker.KillAsync();
        Kills++;
        InCommit += lines[^1] is Lines.Written or Lines.Begun ? 1 : 0;
        return lines;
    }
}
