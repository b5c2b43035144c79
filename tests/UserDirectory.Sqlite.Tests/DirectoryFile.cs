using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A directory on a file, put together as a host does.</summary>
internal sealed class DirectoryFile : IDisposable
{
    private readonly ServiceProvider _provider;

    public DirectoryFile(string path, Action<SqliteOptions>? configure = null, TimeSpan? rightsMaxAge = null)
    {
        _provider = new ServiceCollection().AddUserDirectory(options =>
        {
            // What another host writes is to be seen at once.
            options.RightsMaxAge = rightsMaxAge ?? TimeSpan.Zero;
            options.Permissions.Add("invoices", "read");
        }).UseSqlite(options =>
        {
            options.ConnectionString = $"Data Source={path};Pooling=False";
            options.Synchronous = SqliteSynchronous.Off;
            configure?.Invoke(options);
        }).Services.BuildServiceProvider();
        System = _provider.GetRequiredService<IUserDirectory>().AsSystem("tests");
    }

    public ITenantDirectory System { get; }

    /// <summary>A connection of somebody else.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>The first value of a statement's first row; null for none.</summary>
    public static object? Run(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    public static object? Run(string path, string statement)
    {
        using var connection = Connect(path);
        return Run(connection, statement);
    }

    public static string NewPath() => Path.Combine(Path.GetTempPath(), $"userdirectory-{Guid.NewGuid():N}.db");

    public static void Remove(string path)
    {
        foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _provider.Dispose();
}
