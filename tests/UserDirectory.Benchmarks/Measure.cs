namespace UserDirectory.Benchmarks;

/// <summary>One operation, the least code that does the same work by hand, and what a user would take instead.</summary>
/// <param name="Name">The name in the output.</param>
/// <param name="PerRound">How often each is called in a round.</param>
/// <param name="Ours">Calls ours: from the number of the first call, so many times.</param>
/// <param name="Limit">Calls the limit, likewise.</param>
internal sealed record Measure(string Name, int PerRound, Func<int, int, long> Ours, Func<int, int, long> Limit)
{
    /// <summary>Calls the peer, likewise; null where there is none.</summary>
    public Func<int, int, long>? Peer { get; init; }

    /// <summary>Whether it can be called as often as one likes, so that it can warm up first; one that uses up its input cannot.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>The most times the limit that it is to be; null where nothing is promised. What is more is marked.</summary>
    public double? Must { get; init; }

    /// <summary>The most times the limit with which the run still ends well; null only prints.</summary>
    public double? MostRatio { get; init; }

    /// <summary>The most bytes that a call may allocate; null only prints.</summary>
    public double? MostBytes { get; init; }

    public static Measure Of<TOurs, TLimit>(string name, int perRound, TOurs ours, TLimit limit)
        where TOurs : struct, ICall
        where TLimit : struct, ICall => new(name, perRound, Loop(ours), Loop(limit));

    /// <summary>The same beside a peer.</summary>
    public Measure Beside<TPeer>(TPeer peer)
        where TPeer : struct, ICall => this with { Peer = Loop(peer) };

    public bool IsWithin(RoundsResult result) =>
        (MostRatio is not { } ratio || result.Ratio <= ratio) && (MostBytes is not { } bytes || result.Bytes <= bytes);

    private static Func<int, int, long> Loop<TCall>(TCall call)
        where TCall : struct, ICall => (first, times) =>
        {
            var sum = 0L;
            for (var i = first; i < first + times; i++)
            {
                sum += call.At(i);
            }

            return sum;
        };
}
