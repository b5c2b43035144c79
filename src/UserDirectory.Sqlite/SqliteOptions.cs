using System.Data.Common;
using UserDirectory.Relational;

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

    /// <summary>
    /// Whether the first call makes the tables of a new file and migrates those of an older version, in one step in which no other host can
    /// write. Without it <see cref="SqliteSchema.MigrateAsync"/> does, or an administrator with <see cref="SqliteSchema.Script"/>; until
    /// then every call ends with <c>store.version</c>. Default: true.
    /// </summary>
    public bool MigratesAtStart { get; set; } = true;

    /// <summary>When a commit counts as done. Default: <see cref="SqliteSynchronous.Full"/>.</summary>
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>
    /// How long a call waits for those that write, in this process and in others, until it ends with <c>store.busy</c>. From zero; less
    /// than a second counts as one. Default: 30 seconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether this process keeps the file to itself while it runs: calls of others end with <c>store.busy</c>, and rights that were read
    /// once need no age. All calls then share one connection, one at a time. Default: no.
    /// </summary>
    public bool IsExclusive { get; set; }

    /// <summary>Which schema the file is to have: another in tests of the next one.</summary>
    internal Func<RelationalSchema, SchemaState> State { get; set; } = schema => new(schema);

    /// <summary>Sets more on each connection once it is opened; null for nothing.</summary>
    internal Action<DbConnection>? Opened { get; set; }
}
