using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// A directory in a SQLite file that is kept locked against all others: SQLite gives it one connection, which readers and the writer share,
/// one at a time. Thread-safe.
/// </summary>
internal sealed class ExclusiveSqliteStore : RelationalStore, ISingleHostStore, IDisposable
{
    private readonly SqliteWriter _connection;
    private readonly WriteQueue _queue;

    public ExclusiveSqliteStore(SqliteOptions options)
        : base(new RelationalSchema(new SqliteDialect(), options.TablePrefix))
    {
        var sessions = new SqliteSessions(options, Schema);
        _connection = new SqliteWriter(sessions, Schema) { Written = (set, result) => Committing?.Invoke(set, result.Sequence) };
        _queue = new WriteQueue(_connection, sessions.Patience);
    }

    public event Action<ChangeSet, long>? Committing;

    public void Dispose() => _connection.Dispose();

    protected override ValueTask<TResult> ReadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken) =>
        new(_connection.Use(read));

    protected override ValueTask<CommitResult> CommitCheckedAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        _queue.CommitAsync(changes, cancellationToken);

    protected override Task<TResult> WriteLongAsync<TResult>(Func<SqlSession, TResult> write) => _connection.UseLongAsync(write);
}
