using Microsoft.Data.Sqlite;

namespace UserDirectory.Sqlite;

/// <summary>What the options must be, told all at once where the directory is put together.</summary>
internal static class SqliteOptionsRules
{
    // So long a number of milliseconds still is one for SQLite.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <exception cref="ArgumentException">An option is wrong; every wrong one is named.</exception>
    public static void Check(SqliteOptions options)
    {
        var wrong = Wrong(options).ToList();
        if (wrong.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", wrong), nameof(options));
        }
    }

    private static IEnumerable<string> Wrong(SqliteOptions options)
    {
        if (SourceFault(options.ConnectionString) is { } fault)
        {
            yield return $"{nameof(SqliteOptions.ConnectionString)}: {fault}";
        }

        if (options.TablePrefix is null || options.TablePrefix.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_')
            || options.TablePrefix.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{nameof(SqliteOptions.TablePrefix)} has letters, digits and underscores of ASCII, or is empty; 'sqlite_' "
                + $"is taken.";
        }

        if (!Enum.IsDefined(options.Synchronous))
        {
            yield return $"{nameof(SqliteOptions.Synchronous)}: there is no {nameof(SqliteSynchronous)} '{options.Synchronous}'.";
        }

        if (options.BusyTimeout < TimeSpan.Zero || options.BusyTimeout > s_longest)
        {
            yield return $"{nameof(SqliteOptions.BusyTimeout)} is from zero to {s_longest.TotalDays:0} days.";
        }
    }

    private static string? SourceFault(string connectionString)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder(connectionString);
            return source.DataSource.Length == 0 ? "it names no file: say 'Data Source=directory.db'."
                : source.DataSource.Contains(":memory:", StringComparison.OrdinalIgnoreCase)
                    || source.DataSource.Contains("mode=memory", StringComparison.OrdinalIgnoreCase) || source.Mode == SqliteOpenMode.Memory
                    ? "a database in memory is one for each connection: for a directory in memory say UseInMemory()."
                : source.Cache == SqliteCacheMode.Shared ? "connections of one process must not share a cache: leave out 'Cache=Shared'."
                : source.Mode == SqliteOpenMode.ReadOnly ? "a directory is written to: leave out 'Mode=ReadOnly'."
                : null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }
}
