using UserDirectory.Tests.StoreCalls;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A world of called operations in a file, of which each operation is given a copy.</summary>
internal sealed class WorldFile : IDisposable
{
    private readonly string _path = DirectoryFile.NewPath();
    private CalledWorld _world = null!;

    private WorldFile()
    {
    }

    /// <param name="levels">How many organizations stand one below the other.</param>
    /// <param name="things">How many roles, groups and accounts there are to name.</param>
    /// <param name="addAsync">Adds what else there is; null for nothing.</param>
    public static async Task<WorldFile> MakeAsync(int levels, int things, Func<ITenantDirectory, Task>? addAsync = null)
    {
        var file = new WorldFile();
        using var store = new SqliteStore(Options(file._path));
        file._world = await CalledWorld.MakeAsync(levels, things, store);
        if (addAsync is not null)
        {
            await addAsync(file._world.System);
        }

        return file;
    }

    /// <summary>A copy in which all is as it is after the first calls, and the operation may be run.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="isUser">Whether a user runs it, and not a system.</param>
    /// <param name="configure">Sets options of the store; null for none.</param>
    public async Task<WorldCopy> CopyForAsync(CalledOperation operation, bool isUser, Action<SqliteOptions>? configure = null)
    {
        var path = DirectoryFile.NewPath();
        File.Copy(_path, path);
        var options = Options(path);
        configure?.Invoke(options);
        var copy = new WorldCopy(path, new SqliteStore(options), _world, operation, isUser);
        await copy.PrepareAsync();
        return copy;
    }

    public void Dispose()
    {
        _world.Dispose();
        DirectoryFile.Remove(_path);
    }

    private static SqliteOptions Options(string path) =>
        new() { ConnectionString = $"Data Source={path}", Synchronous = SqliteSynchronous.Off };
}
