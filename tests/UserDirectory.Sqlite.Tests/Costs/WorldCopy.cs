using UserDirectory.Tests.StoreCalls;

namespace UserDirectory.Sqlite.Tests;

/// <summary>A world in a file of its own, for one operation.</summary>
internal sealed class WorldCopy(string path, SqliteStore store, CalledWorld original, CalledOperation operation, bool isUser) : IDisposable
{
    /// <summary>How a commit stands among the calls.</summary>
    public const string Commit = "commit";

    private readonly CalledWorld _world = original.On(store);

    public SqliteStore Store => store;

    /// <summary>What the operation has asked the store so far.</summary>
    public IReadOnlyList<string> Calls => _world.Store.Calls;

    private ITenantDirectory Handle => isUser ? _world.User : _world.System;

    /// <summary>Does all that comes before the operation.</summary>
    public async Task PrepareAsync()
    {
        await _world.WarmUpAsync(Handle);
        await (operation.Before?.Invoke(_world, Handle) ?? Task.CompletedTask);
        _world.Store.Restart();
    }

    public Task RunAsync() => operation.RunAsync(_world, Handle);

    public void Dispose()
    {
        _world.Dispose();
        store.Dispose();
        DirectoryFile.Remove(path);
    }
}
