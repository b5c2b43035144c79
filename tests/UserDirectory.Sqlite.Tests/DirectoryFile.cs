using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A directory on a file, put together as a host does.</summary>
internal sealed class DirectoryFile : IDisposable
{
    private readonly ServiceProvider _provider;

    public DirectoryFile(string path, Action<SqliteOptions>? configure = null)
    {
        _provider = new ServiceCollection().AddUserDirectory(options =>
        {
            // What another host writes is to be seen at once.
            options.RightsMaxAge = TimeSpan.Zero;
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
