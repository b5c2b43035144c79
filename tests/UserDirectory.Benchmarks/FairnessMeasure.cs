using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Benchmarks;

/// <summary>
/// Some threads suspend and reinstate one membership each as fast as they can, which moves what every decision rests on; meanwhile an
/// organization of 20,000 accounts is deleted and 6,000 people are imported. Says whether both end, in what time, and how long an account
/// that somebody else makes meanwhile had to wait at most.
/// </summary>
internal static class FairnessMeasure
{
    private const int Users = 20_000;
    private const int Rows = 6_000;

    public static async Task<int> RunAsync(TextWriter output)
    {
        foreach (var (attackers, pause) in new[] { (0, 0), (1, 20), (1, 0), (2, 0), (4, 0) })
        {
            await RunAsync(output, attackers, pause);
        }

        return 0;
    }

    private static async Task RunAsync(TextWriter output, int attackers, int pauseMs)
    {
        await using var services = new ServiceCollection().AddUserDirectory(_ => { }).UseInMemory().Services.BuildServiceProvider();
        var acme = services.GetRequiredService<IUserDirectory>().AsSystem("benchmark");
        await acme.Organizations.CreateAsync(new NewOrganization("doomed"));
        await acme.Organizations.CreateAsync(new NewOrganization("theirs"));
        await EndAsync(acme, "doomed", Users, "doomed");
        for (var i = 0; i < attackers; i++)
        {
            await acme.Users.CreateAsync(new NewUser($"victim{i}") { Organization = "theirs" });
        }

        using var stop = new CancellationTokenSource();
        var moves = 0L;
        var attacks = Enumerable.Range(0, attackers).Select(i => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await acme.Members.SuspendAsync($"victim{i}", "theirs");
                await acme.Members.ReinstateAsync($"victim{i}", "theirs");
                Interlocked.Add(ref moves, 2);
                if (pauseMs > 0)
                {
                    await Task.Delay(pauseMs);
                }
            }
        })).ToList();
        var innocent = Task.Run(() => WaitAsync(acme, stop.Token));
        await Task.Delay(200);

        var deletion = await TimeAsync(async () => await acme.Organizations.DeleteAsync("doomed"));
        var import = await TimeAsync(async () => await EndAsync(acme, "row", Rows, "theirs"));
        await stop.CancelAsync();
        await Task.WhenAll(attacks);
        var (creates, longest) = await innocent;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"op":"fairness","attackers":{{attackers}},"pause_ms":{{pauseMs}},"moves":{{moves}},"delete_ms":"""
                + $$"""{{deletion:F0}},"import_ms":{{import:F0}},"creates":{{creates}},"longest_create_ms":{{longest:F0}}}"""));
    }

    private static async Task<(int Creates, double Longest)> WaitAsync(ITenantDirectory acme, CancellationToken stop)
    {
        var (creates, longest) = (0, 0d);
        while (!stop.IsCancellationRequested)
        {
            var number = creates++;
            longest = Math.Max(longest, await TimeAsync(
                async () => await acme.Users.CreateAsync(new NewUser($"innocent{number}"), CancellationToken.None)));
            await Task.Delay(2, CancellationToken.None);
        }

        return (creates, longest);
    }

    private static async Task<double> TimeAsync(Func<Task> call)
    {
        var began = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task EndAsync(ITenantDirectory acme, string name, int count, string organization)
    {
        var rows = Enumerable.Range(0, count).Select(i => new ImportRow { Key = $"{name}{i}", Organization = organization })
            .ToAsyncEnumerable();
        await foreach (var result in acme.Import.ImportAsync(rows, new ImportOptions { BatchSize = 1_000 }))
        {
            if (result.Outcome != ImportOutcome.Created)
            {
                throw new InvalidOperationException($"{result.Outcome}: {string.Join(' ', result.Errors)}");
            }
        }
    }
}
