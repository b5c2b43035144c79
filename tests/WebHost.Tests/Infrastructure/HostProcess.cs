using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WebHost.Tests;

/// <summary>The sample as a process of its own, started as a user starts it, in an empty folder.</summary>
public sealed partial class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _isGreeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private HostProcess(IReadOnlyDictionary<string, string> settings, string url)
    {
        Directory.CreateDirectory(Folder);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "WebHost.dll"), "--urls", url])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        foreach (var name in start.Environment.Keys.Where(
            name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name == "DOTNET_ENVIRONMENT").ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["Directory__OutboxFolder"] = Outbox;
        start.Environment["Directory__Database"] = Database;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _isGreeted.TrySetResult();
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"webhost-{Guid.NewGuid():N}");

    public string Outbox => Path.Combine(Folder, "outbox");

    public string Database => Path.Combine(Folder, "directory.db");

    public IReadOnlyList<string> Output => [.. _output];

    public IReadOnlyList<string> Errors => [.. _errors];

    public int ExitCode => _process.ExitCode;

    /// <summary>Where it says that it is served.</summary>
    public Uri Root => new(Address().Match(Output.Single(Address().IsMatch)).Value);

    /// <summary>Starts it at a free port.</summary>
    public static async Task<HostProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var host = new HostProcess(settings.ToDictionary(each => each.Name, each => each.Value), "http://127.0.0.1:0");
        await host._isGreeted.Task.WaitAsync(s_patience);
        return host;
    }

    /// <summary>Starts it, and waits until it has ended.</summary>
    public static async Task<HostProcess> RunAsync(string url, params (string Name, string Value)[] settings)
    {
        var host = new HostProcess(settings.ToDictionary(each => each.Name, each => each.Value), url);
        await host.EndAsync();
        return host;
    }

    /// <summary>Asks it to stop, as a service manager does.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await EndAsync();
    }

    /// <summary>Ends it at once, in the middle of what it does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task EndAsync()
    {
        using var tooLong = new CancellationTokenSource(s_patience);
        try
        {
            await _process.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new TimeoutException($"The sample does not end. It said: {string.Join('\n', Output.Concat(Errors))}");
        }
    }

    private void Take(string? line)
    {
        Add(_output, line);

        // The last line of the greeting.
        if (line?.StartsWith("  Mails: ", StringComparison.Ordinal) == true)
        {
            _isGreeted.TrySetResult();
        }
    }

    private static void Add(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [GeneratedRegex(@"(?<=served at )http://\S+")]
    private static partial Regex Address();
}
