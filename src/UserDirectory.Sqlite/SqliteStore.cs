using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using UserDirectory.Relational;

namespace UserDirectory.Sqlite;

/// <summary>
/// A directory in a SQLite file: readers side by side, each on a connection of its own, and one writer of this process at a time, who waits
/// for those of other processes. Thread-safe.
/// </summary>
internal sealed class SqliteStore : RelationalStore, IDisposable
{
    private readonly SqliteOptions _options;
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly Lock _writing = new();
    private readonly Lazy<SqlSession> _writer;
    private bool _isDisposed;

    public SqliteStore(SqliteOptions options)
        : base(new RelationalSchema(new SqliteDialect(), options.TablePrefix))
    {
        _options = options;
        _writer = new(OpenAndPrepare, LazyThreadSafetyMode.PublicationOnly);
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _isDisposed = true;
            while (_readers.TryTake(out var session))
            {
                session.Dispose();
            }

            if (_writer.IsValueCreated)
            {
                _writer.Value.Dispose();
            }
        }
    }

    protected override TResult Read<TResult>(Func<SqlSession, TResult> read)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        EnsurePrepared();
        var session = _readers.TryTake(out var free) ? free : Open();
        try
        {
            return read(session);
        }
        finally
        {
            _readers.Add(session);
        }
    }

    protected override TResult Write<TResult>(Func<SqlSession, TResult> write)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        lock (_writing)
        {
            return write(_writer.Value);
        }
    }

    private void EnsurePrepared()
    {
        if (!_writer.IsValueCreated)
        {
            lock (_writing)
            {
                _ = _writer.Value;
            }
        }
    }

    private SqlSession OpenAndPrepare()
    {
        var session = Open();
        using var transaction = Schema.Dialect.BeginWrite(session.Connection);
        session.Transaction = transaction;
        new SchemaState(Schema).Prepare(session);
        transaction.Commit();
        session.Transaction = null;
        return session;
    }

    private SqlSession Open()
    {
        var connection = new SqliteConnection(_options.ConnectionString);
        connection.Open();
        var session = new SqlSession(connection, Schema);
        foreach (var pragma in Pragmas())
        {
            session.Any(new SqlText(Schema).Append($"PRAGMA {pragma}"));
        }

        return session;
    }

    private IEnumerable<string> Pragmas()
    {
        yield return $"busy_timeout = {(int)_options.BusyTimeout.TotalMilliseconds}";
        yield return "journal_mode = WAL";
        yield return $"synchronous = {(int)_options.Synchronous}";
        yield return "foreign_keys = ON";
    }
}
