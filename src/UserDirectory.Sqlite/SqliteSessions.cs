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
    private const string ReadStatistics = "ANALYZE sqlite_schema";
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
    /// elsewhere, is no fault of a call, and is not waited for.
    /// </summary>
    public void Optimize(SqlSession session)
    {
        try
        {
            Run(session, "PRAGMA busy_timeout = 0");
            Run(session, "PRAGMA analysis_limit = 400");
            // Of all tables, also those that only other connections ask; in one transaction, so that none of these sees it half done.
            Run(session, "BEGIN IMMEDIATE");
            Run(session, "PRAGMA optimize = 0x10002");
            if (schema.Dialect.HasTable(session, Statistics))
            {
                RemoveOfSmallTables(session);
            }

            Run(session, ReadStatistics);
            Run(session, "COMMIT");
        }
        catch (SqliteException)
        {
            Recover(session);
        }
        finally
        {
            session.Text(BusyTimeout);
        }
    }

    /// <summary>The name of a table of ours says nothing, since a host's may begin with the prefix too.</summary>
    private void RemoveOfSmallTables(SqlSession session)
    {
        var sql = session.New().Append("DELETE FROM ").Append(Statistics).Append(" WHERE tbl NOT IN (SELECT tbl FROM ").Append(Statistics)
            .Append(" WHERE CAST(stat AS INTEGER) >= ").Number(SmallTable).Append(") AND ");
        schema.Dialect.AppendIn(sql, "lower(tbl)", [.. schema.TableNames.Select(name => ColumnValue.Of(name.ToLowerInvariant()))]);
        session.Execute(sql);
    }

    // What is rolled back must not be planned by either.
    private static void Recover(SqlSession session)
    {
        try
        {
            if (raw.sqlite3_get_autocommit(((SqliteConnection)session.Connection).Handle) == 0)
            {
                Run(session, "ROLLBACK");
                Run(session, ReadStatistics);
            }
        }
        catch (SqliteException)
        {
            // The plans are worse then, at most.
        }
    }

    // One statement each: the library runs those behind one that has rows when nobody hears any more whether they fail.
    private static void Run(SqlSession session, string statement)
    {
        using var command = session.Connection.CreateCommand();
        (command.CommandTimeout, command.CommandText) = (1, statement);
        command.ExecuteNonQuery();
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
