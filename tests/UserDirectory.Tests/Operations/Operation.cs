namespace UserDirectory.Tests.Operations;

/// <summary>One public method of one service, called as its documentation says. Its name is <c>IService.MethodAsync</c>.</summary>
public sealed record Operation(string Name, Func<Caller, Names, CancellationToken, Task<object?>> Call)
{
    /// <summary>Whether it writes something on the company of the tests.</summary>
    public bool Writes { get; init; } = true;

    /// <summary>Whether only a system actor may call it.</summary>
    public bool NeedsSystem { get; init; }

    /// <summary>Whether it is several commits by design, so that a fault may leave it half done.</summary>
    public bool IsSeveralCommits { get; init; }

    /// <summary>What must have happened for it to have something to do.</summary>
    internal Func<Company, Task> Prepare { get; init; } = _ => Task.CompletedTask;

    public static Operation Read<T>(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask<T>> call) => Write(name, call) with { Writes = false };

    public static Operation Write<T>(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        new(name, async (caller, names, token) => await call(caller.Handle, names, token));

    public static Operation Write(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask> call) =>
        new(name, async (caller, names, token) =>
        {
            await call(caller.Handle, names, token);
            return null;
        });

    public static Operation HostRead<T>(string name, Func<IUserDirectory, Names, CancellationToken, ValueTask<T>> call) => HostWrite(name, call) with { Writes = false };

    public static Operation HostWrite<T>(string name, Func<IUserDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        new(name, async (caller, names, token) => await call(caller.Host, names, token));

    public static Operation HostWrite(string name, Func<IUserDirectory, Names, CancellationToken, ValueTask> call) =>
        new(name, async (caller, names, token) =>
        {
            await call(caller.Host, names, token);
            return null;
        });

    public override string ToString() => Name;
}
