namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary><c>permissions.txt</c>, and what a plain application answers to all of it: asked once.</summary>
internal static class MatrixRuns
{
    private static readonly Lazy<Task<IReadOnlyList<Cell>>> s_plain = new(() => RunAsync(null));

    public static IReadOnlyList<PermissionRow> Rows { get; } = PermissionRow.ReadAll(
        Path.Combine(AppContext.BaseDirectory, "permissions.txt"));

    public static Task<IReadOnlyList<Cell>> PlainAsync() => s_plain.Value;

    public static async Task<IReadOnlyList<Cell>> RunAsync(ForeignHost? host)
    {
        await using var world = await MatrixWorld.StartAsync(host);
        return await world.AskAllAsync(Rows);
    }
}
