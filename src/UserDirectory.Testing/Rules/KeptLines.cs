using Microsoft.Extensions.Logging;

namespace UserDirectory.Testing;

/// <summary>A log that keeps its lines, exceptions included. Thread-safe.</summary>
internal sealed class KeptLines : ILogger
{
    private readonly List<string> _lines = [];

    /// <summary>Every line, in order.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
        {
            _lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
        }
    }
}
