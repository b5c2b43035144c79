using UserDirectory.Sqlite;

namespace UserDirectory.AspNetCore.Tests;

/// <summary>The SQLite file of one application, in a folder that goes with it.</summary>
internal sealed class HostFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("userdirectory-").FullName;

    public void Keep(UserDirectoryBuilder directory) => directory.UseSqlite(options =>
    {
        options.ConnectionString = $"Data Source={Path.Combine(_folder, "directory.db")};Pooling=False";
        options.Synchronous = SqliteSynchronous.Off;
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
