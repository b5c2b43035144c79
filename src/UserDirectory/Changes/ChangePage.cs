using System.Collections;

namespace UserDirectory;

/// <summary>Some changes of a feed, oldest first, with how far the feed reaches. Immutable.</summary>
public sealed class ChangePage : IReadOnlyList<Change>
{
    private readonly IReadOnlyList<Change> _changes;

    internal ChangePage(IReadOnlyList<Change> changes, long oldestNumber, long latestNumber) =>
        (_changes, OldestNumber, LatestNumber) = (changes, oldestNumber, latestNumber);

    /// <summary>
    /// The number of the oldest change that was kept when this was read: the feed can be read from there. One more than
    /// <see cref="LatestNumber"/> when none is kept. Whoever follows the feed is about to miss something when the number it has read up to
    /// comes near.
    /// </summary>
    public long OldestNumber { get; }

    /// <summary>The number of the newest change when this was read; 0 when there is none.</summary>
    public long LatestNumber { get; }

    /// <inheritdoc/>
    public int Count => _changes.Count;

    /// <inheritdoc/>
    public Change this[int index] => _changes[index];

    /// <inheritdoc/>
    public IEnumerator<Change> GetEnumerator() => _changes.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
