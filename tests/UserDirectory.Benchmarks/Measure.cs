namespace UserDirectory.Benchmarks;

/// <summary>One operation and the least code that does the same work by hand.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="PerRound">How often each is called in a round.</param>
/// <param name="Ours">Calls ours once; gets the number of the call.</param>
/// <param name="Limit">Calls the limit once; gets the number of the call.</param>
internal sealed record Measure(string Name, int PerRound, Func<int, int> Ours, Func<int, int> Limit)
{
    /// <summary>Whether it can be called as often as one likes, so that it can warm up first; one that uses up its input cannot.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>The most times the limit that is allowed; null only prints.</summary>
    public double? MostRatio { get; init; }

    /// <summary>The most bytes that a call may allocate; null only prints.</summary>
    public double? MostBytes { get; init; }
}
