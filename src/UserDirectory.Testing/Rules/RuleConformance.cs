namespace UserDirectory.Testing;

/// <summary>
/// What the fixtures of the rules that never break have in common: they use the directory's services over the store under test.
/// </summary>
public abstract class RuleConformance : ConformanceFixture
{
    /// <summary>A fresh tenant of a directory over the store under test.</summary>
    private protected Task<RuleWorld> OpenWorldAsync(Action<UserDirectoryOptions>? configure = null) =>
        RuleWorld.OpenAsync(new RuleHost(Store, configure));
}
