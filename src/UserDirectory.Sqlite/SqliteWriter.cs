using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// The one connection that writes, opened when it is first needed and again after a fault. Used by one call at a time. Thread-safe.
/// </summary>
internal sealed class SqliteWriter(SqliteSessions sessions, RelationalSchema schema) : IDisposable
{
    // Statistics of a file with little in it would mislead once there is much; and they are renewed as it grows.
    private const long WritesUntilUpkeep = 1_000;
    private const int UpkeepGrowth = 4;

    private readonly Lock _using = new();
    private SqlSession? _session;
    private volatile bool _isReady;
    private bool _isDisposed;
    private long _writes;
    private long _writesKeptUp;

    /// <summary>Whether the file has been opened and has its tables.</summary>
    public bool IsReady => _isReady;

    /// <summary>Told of each set that was written, before the connection is used for anything else.</summary>
    public Action<ChangeSet, CommitResult>? Written { get; init; }

    /// <summary>Uses the connection, which nobody else uses meanwhile.</summary>
    /// <exception cref="StoreException">SQLite cannot do it now.</exception>
    public TResult Use<TResult>(Func<SqlSession, TResult> use)
    {
        lock (_using)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return UseHeld(use);
        }
    }

    /// <summary>The same when nobody uses it, and it is open; false when not.</summary>
    public bool TryUse<TResult>(Func<SqlSession, TResult> use, [MaybeNullWhen(false)] out TResult result)
    {
        result = default;

        // Nor in the middle of what this thread itself writes, of which nobody may see anything yet.
        if (_using.IsHeldByCurrentThread || !_using.TryEnter())
        {
            return false;
        }

        try
        {
            if (_session is null)
            {
                return false;
            }

            result = UseHeld(use);
            return true;
        }
        finally
        {
            _using.Exit();
        }
    }

    /// <summary>The same on a thread of its own, which it may keep for long.</summary>
    public Task<TResult> UseLongAsync<TResult>(Func<SqlSession, TResult> use) => Task.Factory.StartNew(
        () => Use(use), CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
        TaskScheduler.Default);

    /// <summary>Commits a set in a transaction of its own.</summary>
    public CommitResult Commit(ChangeSet set) => Use(session =>
    {
        var commit = new SetCommit(session, set);
        var result = commit.Run();
        Tell(commit, set, result);
        KeepUp(session);
        return result;
    });

    /// <summary>Commits sets in one transaction, each under a savepoint.</summary>
    /// <param name="take">Gives the sets, once nobody else can write.</param>
    /// <returns>An answer for each.</returns>
    public IReadOnlyList<CommitResult> Commit(Func<IReadOnlyList<ChangeSet>> take) => Use(session =>
    {
        var commits = session.Write(
            transaction => take().Select(set =>
            {
                var commit = new SetCommit(session, set);
                return (Commit: commit, Set: set, Result: commit.RunWithin(transaction));
            }).ToList(),
            commits => commits.Exists(each => each.Result.IsCommitted));
        commits.ForEach(each => Tell(each.Commit, each.Set, each.Result));
        KeepUp(session);
        return commits.ConvertAll(each => each.Result);
    });

    public void Dispose()
    {
        lock (_using)
        {
            _isDisposed = true;
            if (_session is { } session)
            {
                _session = null;
                if (_writes - _writesKeptUp >= WritesUntilUpkeep)
                {
                    sessions.Optimize(session);
                }

                session.Dispose();
            }
        }
    }

    private TResult UseHeld<TResult>(Func<SqlSession, TResult> use)
    {
        try
        {
            _session ??= sessions.OpenAndPrepare();
            _isReady = true;
            return use(_session);
        }
        catch (DbException exception) when (schema.Dialect.FaultOf(exception) is { } fault)
        {
            Discard(fault);
            throw fault;
        }
    }

    private void Tell(SetCommit commit, ChangeSet set, CommitResult result)
    {
        if (commit.IsNew)
        {
            _writes += set.Writes.Count;
            Written?.Invoke(set, result);
        }
    }

    private void KeepUp(SqlSession session)
    {
        if (_writes >= Math.Max(WritesUntilUpkeep, _writesKeptUp * UpkeepGrowth))
        {
            _writesKeptUp = _writes;
            sessions.Optimize(session);
        }
    }

    private void Discard(StoreException fault)
    {
        if (fault.Code == SqliteFaults.Busy)
        {
            return;
        }

        _session?.Dispose();
        _session = null;

        // A file that cannot be read may be replaced by another; one that cannot be written still is read.
        _isReady &= fault.Code is SqliteFaults.Full or SqliteFaults.ReadOnly;
    }
}
