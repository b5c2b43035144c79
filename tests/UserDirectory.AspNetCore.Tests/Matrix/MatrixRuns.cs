using System.Collections.Concurrent;

namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary><c>permissions.txt</c>, and what a plain application answers to all of it: asked once in each store.</summary>
internal static class MatrixRuns
{
    private static readonly ConcurrentDictionary<HostStore, Lazy<Task<IReadOnlyList<Cell>>>> s_plain = new();

    public static IReadOnlyList<PermissionRow> Rows { get; } = PermissionRow.ReadAll(
        Path.Combine(AppContext.BaseDirectory, "permissions.txt"));

    public static Task<IReadOnlyList<Cell>> PlainAsync(HostStore store = HostStore.Memory) =>
        s_plain.GetOrAdd(store, each => new(() => RunAsync(null, each))).Value;

    public static async Task<IReadOnlyList<Cell>> RunAsync(ForeignHost? host, HostStore store = HostStore.Memory)
    {
        await using var world = await MatrixWorld.StartAsync(host, store);
        return await world.AskAllAsync(Rows);
    }
}
