namespace UserDirectory.Tests.StoreCalls;

/// <summary>An operation whose calls of the store are counted.</summary>
/// <param name="Name">What it does, as the table names it.</param>
/// <param name="Most">How many calls it may take at most, as a system and as a user, however deep the tree and however much is
/// named.</param>
/// <param name="RunAsync">Does it, on a handle.</param>
internal sealed record CalledOperation(string Name, int Most, Func<CalledWorld, ITenantDirectory, Task> RunAsync)
{
    /// <summary>Done before, uncounted; null for nothing.</summary>
    public Func<CalledWorld, ITenantDirectory, Task>? Before { get; init; }

    public override string ToString() => Name;
}
