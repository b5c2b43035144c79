using UserDirectory.Sqlite;

namespace UserDirectory;

/// <summary>Puts a directory into a SQLite file.</summary>
public static class SqliteBuilderExtensions
{
    /// <summary>
    /// Keeps the directory in a SQLite file. Its tables are made when it is first used; what is there already stays. Several processes of
    /// one machine can share it.
    /// </summary>
    /// <param name="builder">What <c>AddUserDirectory</c> gave.</param>
    /// <param name="connectionString">The connection string, for example <c>Data Source=directory.db</c>.</param>
    /// <exception cref="ArgumentException">The connection string names no file.</exception>
    public static UserDirectoryBuilder UseSqlite(this UserDirectoryBuilder builder, string connectionString) =>
        builder.UseSqlite(options => options.ConnectionString = connectionString);

    /// <summary>The same with options.</summary>
    /// <param name="builder">What <c>AddUserDirectory</c> gave.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">An option is wrong; every wrong one is named.</exception>
    public static UserDirectoryBuilder UseSqlite(this UserDirectoryBuilder builder, Action<SqliteOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SqliteOptions();
        configure(options);
        SqliteOptionsRules.Check(options);
        return builder.UseStore(_ => options.IsExclusive ? new ExclusiveSqliteStore(options) : new SqliteStore(options));
    }
}
