using Microsoft.Data.Sqlite;
using UserDirectory.Relational;

namespace UserDirectory.Sqlite;

/// <summary>Opens connections to the file, set as the directory needs them. Thread-safe.</summary>
internal sealed class SqliteSessions(SqliteOptions options, RelationalSchema schema)
{
    // Pages in memory for each connection, in KiB: the upper levels of the indexes of a directory of some hundred thousand people.
    private const int CacheSize = 8 * 1024;

    private readonly SchemaState _state = options.State(schema);

    // The sessions are kept here: one that is closed is to be closed, or the log stays behind.
    private readonly string _source = new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString();

    private string? _file;

    /// <summary>The file's full path as SQLite names it, which needs no statement.</summary>
    public string File => _file ??= FindFile();

    /// <summary>How long a call waits: the library waits by itself too, in whole seconds, of which 0 would be for ever.</summary>
    public TimeSpan Patience { get; } = TimeSpan.FromMilliseconds(Math.Max(1_000, options.BusyTimeout.TotalMilliseconds));

    private string BusyTimeout => $"PRAGMA busy_timeout = {(int)Patience.TotalMilliseconds}";

    public SqlSession Open() => OrDisposed(new SqlSession(new SqliteConnection(_source), schema), session =>
    {
        var connection = (SqliteConnection)session.Connection;
        connection.DefaultTimeout = (int)Patience.TotalSeconds;
        connection.Open();
        session.Text(BusyTimeout);
        session.Text($"PRAGMA locking_mode = {(options.IsExclusive ? "EXCLUSIVE" : "NORMAL")}");
        if (session.Text("PRAGMA journal_mode = WAL") is var mode and not "wal")
        {
            throw new StoreException(
                SqliteFaults.Unavailable,
                $"The file cannot be kept with a write-ahead log, but only in journal mode '{mode}': readers would wait for writers. Is it "
                    + "on a network file system?");
        }

        session.Text($"PRAGMA synchronous = {(int)options.Synchronous}");
        session.Text("PRAGMA foreign_keys = ON");
        session.Text($"PRAGMA cache_size = -{CacheSize}");
        options.Opened?.Invoke(connection);
    });

    /// <summary>Opens one to a file that has the tables of this version, and makes them where the options do not forbid it.</summary>
    public SqlSession OpenAndPrepare() => OrDisposed(Open(), session =>
    {
        if (options.MigratesAtStart)
        {
            Migrate(session);
        }
        else
        {
            _state.MustBeMigrated(session);
        }
    });

    /// <summary>Makes the tables where there are none yet, and those of an older schema those of this one.</summary>
    /// <returns>The schema that the file had; 0 for none.</returns>
    public int Migrate(SqlSession session) => session.Write(_ => _state.Migrate(session), _ => true);

    /// <summary>
    /// Renews SQLite's statistics where they are stale. They only make plans better: what stands in the way, such as a writer elsewhere, is
    /// no fault of a call.
    /// </summary>
    public void Optimize(SqlSession session)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandTimeout = 1;

        // Of all tables, also those that only other connections ask.
        command.CommandText = "PRAGMA busy_timeout = 0; PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002";
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
        }

        session.Text(BusyTimeout);
    }

    private string FindFile()
    {
        using var connection = new SqliteConnection(_source);
        connection.Open();
        return connection.DataSource;
    }

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
