using System.Diagnostics;
using UserDirectory.Sqlite.Worker;

namespace UserDirectory.Sqlite.Tests.Processes;

/// <summary>A process of its own that works on a file, and what it has told so far.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Task<string> _errors;
    private (string Start, TaskCompletionSource<string> Line)? _awaited;

    public WorkerProcess(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.ChangeExtension(typeof(WorkFile).Assembly.Location, "dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    /// <summary>Has some do their work at once, and gives all that each has told.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> RunAllAsync(params IEnumerable<string[]> arguments)
    {
        var workers = arguments.Select(each => new WorkerProcess(each)).ToList();
        try
        {
            return await Task.WhenAll(workers.Select(worker => worker.EndAsync()));
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }

    /// <summary>The next line from now on that begins so.</summary>
    public async Task<string> NextAsync(string start)
    {
        var line = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _awaited = (start, line);
        }

        if (await Task.WhenAny(line.Task, _reading).WaitAsync(s_patience) == _reading && !line.Task.IsCompleted)
        {
            throw new InvalidOperationException($"The process ended before it told '{start}': {await _errors}");
        }

        return await line.Task;
    }

    /// <summary>Tells it to do something.</summary>
    public async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Ends the process at once (SIGKILL where there are signals), and gives all that it had told.</summary>
    public async Task<IReadOnlyList<string>> KillAsync()
    {
        _process.Kill();
        await _reading.WaitAsync(s_patience);
        await _process.WaitForExitAsync();
        return (await _errors) is { Length: > 0 } errors ? throw new InvalidOperationException(errors) : _lines;
    }

    /// <summary>Waits until it has done its work, and gives all that it has told.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        await _reading;
        return _process.ExitCode == 0 ? _lines : throw new InvalidOperationException(await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                if (_awaited is { } awaited && line.StartsWith(awaited.Start, StringComparison.Ordinal))
                {
                    _awaited = null;
                    awaited.Line.SetResult(line);
                }
            }
        }
    }
}
