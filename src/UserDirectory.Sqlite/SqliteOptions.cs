namespace UserDirectory.Sqlite;

/// <summary>How a directory is kept in a SQLite file. Read once, when the directory is first asked for.</summary>
public sealed class SqliteOptions
{
    /// <summary>
    /// The connection string, as Microsoft.Data.Sqlite reads it: at least <c>Data Source</c>, a file in a folder that is there. The file is
    /// made when it is missing. Several processes of one machine can use it; a network file system is no place for it.
    /// </summary>
    public string ConnectionString { get; set; } = "Data Source=directory.db";

    /// <summary>
    /// What the names of all tables and indexes begin with: letters, digits and underscores, or nothing. Default: <c>ud_</c>.
    /// </summary>
    public string TablePrefix { get; set; } = "ud_";

    /// <summary>When a commit counts as done. Default: <see cref="SqliteSynchronous.Full"/>.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>How long a call waits for a writer of another process, from zero. Default: 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
