using UserDirectory.Storage;
using UserDirectory.Tests.Conformance;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A new file for each store.</summary>
public sealed class SqliteSource : IStoreSource
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("userdirectory-").FullName;

    public static IDirectoryStore Create() => new SqliteStore(new()
    {
        ConnectionString = $"Data Source={Path.Combine(Folder, $"{Guid.NewGuid():N}.db")};Pooling=False",
        Synchronous = SqliteSynchronous.Off,
    });
}
