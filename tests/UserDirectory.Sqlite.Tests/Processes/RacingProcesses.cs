using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using NUnit.Framework;
using UserDirectory.Sqlite.Tests.Kills;
using UserDirectory.Sqlite.Worker;
using UserDirectory.Storage;
using UserDirectory.Testing;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>
/// Processes that each make a call or several on a file, all at the same moment, round after round, each round in a tenant of its own.
/// </summary>
internal sealed class RacingProcesses : IDisposable
{
    /// <summary>How many there are.</summary>
    public const int Most = 4;

    // From the telling to the call: for the last to be told, too.
    private static readonly long s_headStart = Stopwatch.Frequency / 500;

    // Some begin later, so that the slower call is not always the one that is too late.
    private static readonly long[] s_lags = [0, 0, Stopwatch.Frequency / 1_000, Stopwatch.Frequency / 250];

    private readonly string _path = DirectoryFile.NewPath();
    private readonly WorkFile _file;
    private readonly SqliteStore _store;
    private readonly List<WorkerProcess> _workers;

    private RacingProcesses()
    {
        _file = new WorkFile(_path);
        _store = new SqliteStore(new() { ConnectionString = $"Data Source={_path};Pooling=False" });
        _workers = [.. Enumerable.Range(0, Most).Select(_ => new WorkerProcess("race", _path))];
    }

    /// <summary>What is in the file.</summary>
    public IDirectoryReader Store => _store;

    private static int Rounds => KillMoments.IsFull ? 150 : 12;

    public static async Task<RacingProcesses> StartAsync()
    {
        var processes = new RacingProcesses();
        await Task.WhenAll(processes._workers.Select(worker => worker.NextAsync(Racing.Ready)));
        return processes;
    }

    /// <summary>The round's tenant as a user of it has it.</summary>
    public ITenantDirectory As(User user) => _file.Directory.Tenant(user.TenantId).As(user.Id);

    /// <summary>Races calls in many rounds.</summary>
    /// <param name="prepare">Makes the round's tenant ready, and gives calls for each process: who calls, and what.</param>
    /// <param name="check">Looks at the tenant afterwards; the answers are codes of refusals, or <see cref="Racing.Succeeded"/>.</param>
    public async Task RunAsync(
        Func<ITenantDirectory, Dice, Task<IReadOnlyList<string>>> prepare, Func<ITenantDirectory, IReadOnlyList<string>, Task> check)
    {
        var dice = new Dice(Seed.Next());
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var overlapped = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var tenant = $"race{Guid.NewGuid():N}";
            await _file.Directory.Tenants.CreateAsync(new NewTenant(tenant));
            var acme = _file.Directory.Tenant(tenant).AsSystem("tests");
            var calls = await prepare(acme, dice);
            var ended = await CallAsync(tenant, calls, dice);
            IReadOnlyList<string> codes = [.. ended.Select(each => each.Code)];
            await check(acme, codes);
            await KilledFile.FeedOfAsync(acme).CountAsync();
            answers[string.Join(", ", codes)] = answers.GetValueOrDefault(string.Join(", ", codes)) + 1;
            overlapped += ended.Max(each => each.Begun) < ended.Min(each => each.Ended) ? 1 : 0;
        }

        DirectoryFile.Run(_path, "PRAGMA foreign_key_check").Should().BeNull();
        foreach (var (codes, times) in answers.OrderByDescending(answer => answer.Value).Take(10))
        {
            await TestContext.Out.WriteLineAsync($"{times} times: {codes}");
        }

        await TestContext.Out.WriteLineAsync($"Calls overlapped in {overlapped} of {Rounds} rounds.");
        overlapped.Should().BeGreaterThan(Rounds / 6, "where calls are over before others begin, nothing was raced");
    }

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Dispose());
        _store.Dispose();
        _file.Dispose();
        DirectoryFile.Remove(_path);
    }

    private async Task<IReadOnlyList<(long Begun, long Ended, string Code)>> CallAsync(
        string tenant, IReadOnlyList<string> calls, Dice dice)
    {
        var start = Stopwatch.GetTimestamp() + s_headStart;
        var ended = new List<Task<string>>();
        foreach (var (number, call) in calls.Index())
        {
            ended.Add(_workers[number].NextAsync(Racing.Ended));
            await _workers[number].TellAsync($"{start + dice.Pick(s_lags)} {tenant} {call}");
        }

        return [.. (await Task.WhenAll(ended)).Select(line => line[Racing.Ended.Length..].Split(' '))
            .Select(words => (Number(words[0]), Number(words[1]), words[2]))];
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
