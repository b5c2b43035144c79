using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using UserDirectory.Relational;

namespace UserDirectory.Sqlite;

/// <summary>
/// A directory in a SQLite file: readers side by side, each on a connection of its own, and one writer of this process at a time, who waits
/// for those of other processes. Thread-safe.
/// </summary>
internal sealed class SqliteStore(SqliteOptions options)
    : RelationalStore(new RelationalSchema(new SqliteDialect(), options.TablePrefix)), IDisposable
{
    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly Lock _writing = new();
    private SqlSession? _writer;
    private volatile bool _isDisposed;

    public void Dispose()
    {
        lock (_writing)
        {
            _isDisposed = true;
            _writer?.Dispose();
            _writer = null;
        }

        LetReadersGo();
    }

    protected override TResult Read<TResult>(Func<SqlSession, TResult> read)
    {
        if (_writer is null)
        {
            Write(_ => true);
        }

        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var session = _readers.TryTake(out var free) ? free : Open();
        try
        {
            return read(session);
        }
        finally
        {
            _readers.Add(session);
            if (_isDisposed)
            {
                LetReadersGo();
            }
        }
    }

    protected override TResult Write<TResult>(Func<SqlSession, TResult> write)
    {
        lock (_writing)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return write(_writer ??= OpenAndPrepare());
        }
    }

    protected override Task<TResult> WriteLongAsync<TResult>(Func<SqlSession, TResult> write) =>
        Task.Factory.StartNew(
            () => Write(write), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);

    private void LetReadersGo()
    {
        while (_readers.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private SqlSession OpenAndPrepare() => OrDisposed(Open(), session =>
    {
        using var transaction = Schema.Dialect.BeginWrite(session.Connection);
        session.Transaction = transaction;
        new SchemaState(Schema).Prepare(session);
        transaction.Commit();
        session.Transaction = null;
    });

    private SqlSession Open() => OrDisposed(new SqlSession(new SqliteConnection(options.ConnectionString), Schema), session =>
    {
        // The library waits by itself too, in whole seconds, of which 0 would be for ever.
        ((SqliteConnection)session.Connection).DefaultTimeout = Math.Max(1, (int)Math.Min(options.BusyTimeout.TotalSeconds, int.MaxValue));
        session.Connection.Open();
        session.Text($"PRAGMA busy_timeout = {(int)options.BusyTimeout.TotalMilliseconds}");
        if (session.Text("PRAGMA journal_mode = WAL") is var mode and not "wal")
        {
            throw new InvalidOperationException(
                $"The file cannot be kept with a write-ahead log, but only in journal mode '{mode}': readers would wait for writers. Is it "
                    + "on a network file system?");
        }

        session.Text($"PRAGMA synchronous = {(int)options.Synchronous}");
        session.Text("PRAGMA foreign_keys = ON");
    });

    /// <summary>The session made ready; disposed of when that fails, for the next call tries again.</summary>
    private static SqlSession OrDisposed(SqlSession session, Action<SqlSession> makeReady)
    {
        try
        {
            makeReady(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
