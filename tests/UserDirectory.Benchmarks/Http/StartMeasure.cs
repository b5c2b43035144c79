using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace UserDirectory.Benchmarks.Http;

/// <summary>
/// The time from the start of a process to its first 200: a host that maps everything, and the bare one, in turn. The bare one is asked for
/// nobody, as a probe of a load balancer does.
/// </summary>
internal static class StartMeasure
{
    private const string Ours = "ours";
    private const string Bare = "bare";
    private const int Fine = 200;
    private static readonly byte[] s_probe = Connection.Request("/up");

    /// <summary>Over an empty directory, which is asked for nobody either.</summary>
    public static async Task<string> RunAsync(int rounds)
    {
        var (ours, bare) = await CompareAsync(null, s_probe, rounds);
        return string.Create(CultureInfo.InvariantCulture,
            $$"""{"op":"http.start","ours_ms":{{ours:F0}},"limit_ms":{{bare:F0}},"ratio":{{ours / bare:F2}}}""");
    }

    /// <param name="file">The file of the directory; null for one in memory.</param>
    /// <param name="asked">What the directory's host is asked.</param>
    /// <param name="rounds">How often each is started.</param>
    /// <returns>The median of each, in milliseconds.</returns>
    public static async Task<(double Ours, double Bare)> CompareAsync(string? file, byte[] asked, int rounds)
    {
        var times = new Dictionary<string, List<double>> { [Ours] = [], [Bare] = [] };
        for (var round = 0; round < rounds; round++)
        {
            foreach (var host in round % 2 == 0 ? new[] { Ours, Bare } : [Bare, Ours])
            {
                times[host].Add(await (host == Bare ? TimeAsync(s_probe, Bare)
                    : file is null ? TimeAsync(asked, Ours)
                    : TimeAsync(asked, Ours, file)));
            }
        }

        foreach (var list in times.Values)
        {
            list.Sort();
        }

        return (times[Ours][rounds / 2], times[Bare][rounds / 2]);
    }

    /// <summary>Serves one of the hosts, and says where, until its input ends.</summary>
    /// <param name="host">Which.</param>
    /// <param name="file">The file of the directory; null for one in memory.</param>
    public static async Task<int> ServeAsync(string host, string? file)
    {
        await using var app = host == Bare ? Hosts.Bare(_ => null, [])
            : Hosts.Ours(file is null ? directory => directory.UseInMemory() : Hosts.InFile(file));
        app.MapGet("/up", () => Results.Ok());
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<double> TimeAsync(byte[] asked, params string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, Arguments(arguments))
        { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var url = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"The host '{arguments[0]}' did not start.");
        int status;
        using (var client = await Connection.OpenAsync(new Uri(url)))
        {
            status = await client.SendAsync(asked);
        }

        var time = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return status == Fine ? time : throw new InvalidOperationException($"The host '{arguments[0]}' has answered {status}.");
    }

    private static string[] Arguments(string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [typeof(StartMeasure).Assembly.Location, "start", .. arguments]
            : ["start", .. arguments];
}
