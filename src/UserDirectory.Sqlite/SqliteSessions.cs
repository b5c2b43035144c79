using Microsoft.Data.Sqlite;
using SQLitePCL;
using UserDirectory.Relational;
using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>Opens connections to the file, set as the directory needs them. Thread-safe.</summary>
internal sealed class SqliteSessions(SqliteOptions options, RelationalSchema schema)
{
    // Pages in memory for each connection, in KiB: the upper levels of the indexes of a directory of some hundred thousand people.
    private const int CacheSize = 8 * 1024;

    // Where SQLite keeps them, and how many rows a table has of which there are none.
    private const string Statistics = "sqlite_stat1";
    private const int SmallTable = 1_000;

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
    /// Renews SQLite's statistics where they are stale, but for small tables of ours: there it would plan to read all rows, and other
    /// connections would go on to do so when there are many. They only make plans better: what stands in the way, such as a writer
    /// elsewhere, is no fault of a call.
    /// </summary>
    public void Optimize(SqlSession session)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandTimeout = 1;
        try
        {
            // Of all tables, also those that only other connections ask; in one transaction, so that none of these sees it half done.
            Run("PRAGMA busy_timeout = 0; PRAGMA analysis_limit = 400; BEGIN IMMEDIATE; PRAGMA optimize = 0x10002");
            if (schema.Dialect.HasTable(session, Statistics))
            {
                session.Execute(session.New()
                    .Append($"DELETE FROM {Statistics} WHERE CAST(stat AS INTEGER) < ").Number(SmallTable)
                    .Append(" AND substr(tbl, 1, ").Value(schema.Prefix.Length).Append(") = ").Value(ColumnValue.Of(schema.Prefix)));
            }

            // The last one reads them anew.
            Run("COMMIT; ANALYZE sqlite_schema");
        }
        catch (SqliteException)
        {
            if (raw.sqlite3_get_autocommit(((SqliteConnection)session.Connection).Handle) == 0)
            {
                Run("ROLLBACK");
            }
        }

        session.Text(BusyTimeout);

        void Run(string statements)
        {
            command.CommandText = statements;
            command.ExecuteNonQuery();
        }
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
