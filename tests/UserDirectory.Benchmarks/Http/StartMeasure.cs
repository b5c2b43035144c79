using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// The time from the start of a process to its first 200, which as a probe of a load balancer asks for nobody: a host that maps everything
/// over an empty directory, and the bare one, in turn.
/// </summary>
internal static class StartMeasure
{
    private const string Ours = "ours";
    private const string Bare = "bare";

    public static async Task<string> RunAsync(int rounds)
    {
        var times = new Dictionary<string, List<double>> { [Ours] = [], [Bare] = [] };
        for (var round = 0; round < rounds; round++)
        {
            foreach (var host in round % 2 == 0 ? new[] { Ours, Bare } : [Bare, Ours])
            {
                times[host].Add(await TimeAsync(host));
            }
        }

        foreach (var list in times.Values)
        {
            list.Sort();
        }

        var (ours, bare) = (times[Ours][rounds / 2], times[Bare][rounds / 2]);
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"op":"http.start","ours_ms":{{ours:F0}},"limit_ms":{{bare:F0}},"ratio":{{ours / bare:F2}}}""");
    }

    /// <summary>Serves one of the hosts, and says where, until its input ends.</summary>
    public static async Task<int> ServeAsync(string host)
    {
        await using var app = host == Ours ? Hosts.Ours() : Hosts.Bare(new Dictionary<Guid, BareUser>(), []);
        app.MapGet("/up", () => Results.Ok());
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<double> TimeAsync(string host)
    {
        var began = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, Arguments(host))
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The host '{host}' did not start.");
        using (var client = await Connection.OpenAsync(new Uri(url)))
        {
            await client.SendAsync(Connection.Request("/up"));
        }

        var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return time;
    }

    private static string[] Arguments(string host) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(StartMeasure).Assembly.Location, "start", host]
            : ["start", host];
}
