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

    /// <summary>What it does to what people may do; null when its row does not say so.</summary>
    public Effect? Effect { get; init; }

    /// <summary>The tests (<c>Fixture.Test</c>) in which an actor who does not hold what the call would give is refused.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>The tests in which an actor who holds exactly what the call gives is not refused.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Why a call that gives asks nothing of its actor; null for every other.</summary>
    public string? AsksNothing { get; init; }

    /// <summary>A method that opens a handle, or answers from one that is open.</summary>
    public static Operation Opens(string name) =>
        new(name, (_, _, _) => throw new InvalidOperationException(
            $"{name} asks nothing of a store."))
        { Writes = false, Effect = Operations.Effect.Reads };

    public static Operation Read<T>(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        Write(name, call) with { Writes = false, Effect = Operations.Effect.Reads };

    public static Operation Write<T>(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        new(name, async (caller, names, token) => await call(caller.Handle, names, token));

    public static Operation Write(string name, Func<ITenantDirectory, Names, CancellationToken, ValueTask> call) =>
        new(name, async (caller, names, token) =>
        {
            await call(caller.Handle, names, token);
            return null;
        });

    public static Operation HostRead<T>(string name, Func<IUserDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        HostWrite(name, call) with { Writes = false, Effect = Operations.Effect.Reads };

    public static Operation HostWrite<T>(string name, Func<IUserDirectory, Names, CancellationToken, ValueTask<T>> call) =>
        new(name, async (caller, names, token) => await call(caller.Host, names, token));

    public static Operation HostWrite(string name, Func<IUserDirectory, Names, CancellationToken, ValueTask> call) =>
        new(name, async (caller, names, token) =>
        {
            await call(caller.Host, names, token);
            return null;
        });

    public Operation Takes() => this with { Effect = Operations.Effect.Takes };

    public Operation Neutral() => this with { Effect = Operations.Effect.Neutral };

    public Operation Gives(string[] refused, string[] allowed) =>
        this with { Effect = Operations.Effect.Gives, Refused = refused, Allowed = allowed };

    public Operation GivesUnasked(string reason) => this with { Effect = Operations.Effect.Gives, AsksNothing = reason };

    public override string ToString() => Name;
}
