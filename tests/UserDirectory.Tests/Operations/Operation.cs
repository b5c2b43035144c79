namespace UserDirectory.Tests.Operations;

/// <summary>One public method of one service, called as its documentation says. Its name is <c>IService.MethodAsync</c>.</summary>
public sealed record Operation(string Name, Func<ITenantDirectory, Names, CancellationToken, Task<object?>> Call)
{
    /// <summary>Whether it writes something on the company of the tests.</summary>
    public bool Writes { get; init; } = true;

    /// <summary>Whether only a system actor may call it.</summary>
    public bool NeedsSystem { get; init; }

    public static Operation Read<T>(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask<T>> call) => Write(name, call) with { Writes = false };

    public static Operation Write<T>(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        new(name, async (directory, names, token) => await call(directory, names, token));

    public static Operation Write(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask> call) =>
        new(name, async (directory, names, token) =>
        {
            await call(directory, names, token);
            return null;
        });

    public override string ToString() => Name;
}
