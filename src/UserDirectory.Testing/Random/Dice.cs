namespace UserDirectory.Testing;

/// <summary>Draws from a seed. Not thread-safe.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The seed of everything drawn.</summary>
    public int Seed => seed;

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit) => _random.Next(limit);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Percent(int chance) => _random.Next(100) < chance;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>One of the items; the default when there are none.</summary>
    public T? PickAny<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? Pick(list) : default;

    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int most) =>
        [.. Enumerable.Range(0, Math.Min(Below(most + 1), items.Count)).Select(_ => Pick(items))];
}
