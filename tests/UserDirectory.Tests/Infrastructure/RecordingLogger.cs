using Microsoft.Extensions.Logging;

namespace UserDirectory.Tests;

/// <summary>Keeps every line that is logged, exceptions included.</summary>
internal sealed class RecordingLogger : ILoggerFactory, ILogger
{
    public List<string> Lines { get; } = [];

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add($"{logLevel}: {formatter(state, exception)} {exception}");

    private void Add(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    public void Dispose()
    {
    }
}
