
namespace UserDirectory.Sqlite;

/// <summary>How a directory is kept in a SQLite file.</summary>
public sealed class SqliteOptions
{
    /// <summary>The connection string, as Microsoft.Data.Sqlite reads it: at least <c>Data Source</c>, the file.</summary>
    public string ConnectionString { get; set; } = "Data Source=directory.db";

    /// <summary>What the names of all tables and indexes begin with. Default: <c>ud_</c>.</summary>
    public string TablePrefix { get; set; } = "ud_";

    /// <summary>
    /// When a commit is told as done: <c>FULL</c> (default) when it is on the disk; <c>NORMAL</c> when it may still be lost with the power,
    /// though the file stays whole; <c>OFF</c> for tests.
    /// </summary>
    public string Synchronous { get; set; } = "FULL";

    /// <summary>How long a write waits for those of other processes. Default: 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
