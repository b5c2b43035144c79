using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// A directory in a SQLite file that several processes may use: readers side by side, each on a connection of its own, and one writer of
/// this process at a time, who waits for those of other processes. Thread-safe.
/// </summary>
internal sealed class SqliteStore : RelationalStore, ICommitNotifications, IEnlistingStore, IDisposable
{
    // In seconds; 0 would be for ever. Who may write in a transaction writes already, and who has been overtaken in it never will.
    private const int PatienceInside = 1;

    private readonly ConcurrentBag<SqlSession> _readers = [];
    private readonly SqliteSessions _sessions;
    private readonly SqliteWriter _writer;
    private readonly WriteQueue _queue;
    private readonly CommitWatch _watch;
    private volatile bool _isDisposed;

    public SqliteStore(SqliteOptions options)
        : base(new RelationalSchema(new SqliteDialect(), options.TablePrefix))
    {
        _sessions = new SqliteSessions(options, Schema);
        _writer = new SqliteWriter(_sessions, Schema);
        _queue = new WriteQueue(_writer, _sessions.Patience);
        _watch = new CommitWatch(_sessions);
    }

    public event Action<CommitElsewhere>? CommittedElsewhere
    {
        add => _watch.Told += value;
        remove => _watch.Told -= value;
    }

    public void Dispose()
    {
        _isDisposed = true;
        _watch.Dispose();
        LetReadersGo();

        // Last: who closes a file last puts its log into it.
        _writer.Dispose();
    }

    public IEnlistedStore Enlist(DbTransaction transaction)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (transaction is not SqliteTransaction { Connection: var connection })
        {
            throw new ArgumentException(
                $"The transaction is a {transaction.GetType()}: the directory is in a SQLite file and needs a {nameof(SqliteTransaction)} "
                    + "of Microsoft.Data.Sqlite. What Entity Framework begins has it as GetDbTransaction().",
                nameof(transaction));
        }

        var (theirs, ours) = ((connection ?? throw EnlistedStore.Ended()).DataSource, _sessions.File);
        return string.Equals(theirs, ours, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
            ? new EnlistedStore(Schema, transaction, PatienceInside)
            : throw new ArgumentException(
                $"The transaction is on the database '{theirs}', and the directory is in '{ours}'. Begin it on a connection to that file.",
                nameof(transaction));
    }

    protected override ValueTask<TResult> ReadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken)
    {
        SqlSession? session = null;
        try
        {
            GetReady();
            session = _readers.TryTake(out var free) ? free : _sessions.Open();
            var result = read(session);
            GiveBack(session);
            return new(result);
        }
        catch (DbException exception) when (Schema.Dialect.FaultOf(exception) is { } fault)
        {
            session?.Dispose();
            throw fault;
        }
        catch when (session is not null)
        {
            GiveBack(session);
            throw;
        }
    }

    // On the connection that writes, when it is free: it has in memory what the commits of this process wrote, where one that reads forgets
    // all that it has whenever somebody commits.
    protected override ValueTask<TResult> ReadAheadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken)
    {
        GetReady();
        return _writer.TryUse(read, out var result) ? new(result) : ReadAsync(read, cancellationToken);
    }

    protected override async ValueTask<CommitResult> CommitCheckedAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        _watch.BeginOwn(changes);
        try
        {
            return await _queue.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _watch.EndOwn(changes);
        }
    }

    protected override Task<TResult> WriteLongAsync<TResult>(Func<SqlSession, TResult> write) => _writer.UseLongAsync(write);

    private void GetReady()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_writer.IsReady)
        {
            _writer.Use(_ => true);
        }

        // Before anything is read that somebody may keep.
        if (_watch.IsToBegin)
        {
            _watch.Begin();
        }
    }

    private void GiveBack(SqlSession session)
    {
        _readers.Add(session);
        if (_isDisposed)
        {
            LetReadersGo();
        }
    }

    private void LetReadersGo()
    {
        while (_readers.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
