using System.Data.Common;
using UserDirectory.Relational;

namespace UserDirectory.Sqlite;

/// <summary>
/// The tables of a directory in SQLite, for hosts that do not make and migrate them at their first call
/// (<see cref="SqliteOptions.MigratesAtStart"/>). Thread-safe.
/// </summary>
public static class SqliteSchema
{
    /// <summary>The number of the schema that this version works with.</summary>
    public static int Version => SchemaState.Version;

    /// <summary>
    /// The statements that make the tables, or migrate those of an older schema, in one transaction: for an administrator to read and to
    /// run, with <c>sqlite3 directory.db &lt; script.sql</c>.
    /// </summary>
    /// <param name="from">The schema of the file, which its table <c>ud_schema</c> tells; 0 for a new file.</param>
    /// <param name="tablePrefix">What the names begin with, as <see cref="SqliteOptions.TablePrefix"/> has it.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such schema, or this version does not know it yet.</exception>
    /// <exception cref="ArgumentException">The prefix has other characters than letters, digits and underscores.</exception>
    public static string Script(int from = 0, string tablePrefix = "ud_")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, Version);
        var options = new SqliteOptions { TablePrefix = tablePrefix };
        SqliteOptionsRules.Check(options);
        var statements = new SchemaState(new RelationalSchema(new SqliteDialect(), tablePrefix)).Statements(from);
        return string.Join(";\n\n", statements.Prepend("BEGIN IMMEDIATE").Prepend("PRAGMA journal_mode = WAL").Append("COMMIT")) + ";\n";
    }

    /// <summary>
    /// Makes the tables of a file that has none and migrates those of an older version, in one step: another host that does the same waits,
    /// and finds it done. What a file of this version holds stays as it is.
    /// </summary>
    /// <param name="options">Where the file is.</param>
    /// <param name="cancellationToken">Cancels before the step begins; it is not interrupted.</param>
    /// <returns>The number of the schema that the file had before; 0 when it had none.</returns>
    /// <exception cref="ArgumentException">An option is wrong; every wrong one is named.</exception>
    /// <exception cref="StoreException">
    /// The file is of a newer version or its texts are of another (<c>store.version</c>), or SQLite cannot open or write it.
    /// </exception>
    public static Task<int> MigrateAsync(SqliteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SqliteOptionsRules.Check(options);
        return Task.Run(() => Migrate(options), cancellationToken);
    }

    private static int Migrate(SqliteOptions options)
    {
        var schema = new RelationalSchema(new SqliteDialect(), options.TablePrefix);
        var sessions = new SqliteSessions(options, schema);
        try
        {
            using var session = sessions.Open();
            return sessions.Migrate(session);
        }
        catch (DbException exception) when (schema.Dialect.FaultOf(exception) is { } fault)
        {
            throw fault;
        }
    }
}
