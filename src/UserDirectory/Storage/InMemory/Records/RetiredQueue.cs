namespace UserDirectory.Storage.InMemory;

/// <summary>
/// What recent commits replaced, oldest first, until it is forgotten: bounded in commits by who may still read it, in bytes, and for one
/// commit in records. Used under the partition's gate, except <see cref="Oldest"/>.
/// </summary>
internal sealed class RetiredQueue
{
    /// <summary>How many bytes are kept, about: of what people can make large. Readers from before that read again.</summary>
    public const long MostBytes = 32 << 20;

    /// <summary>A commit that replaces more records forgets them itself: else each of those after it would pay for a part.</summary>
    public const int MostOfOneCommit = 4096;

    /// <summary>How many more records than it wrote a commit forgets at most: after a long read, no single one pays for all.</summary>
    private const int MostBesides = 32;

    private const int WorthTrimming = 1024;

    private readonly Queue<Retired> _retired = new();
    private long _bytes;
    private int _most;
    private long _oldest;

    /// <summary>The oldest commit as of which everything is still there.</summary>
    public long Oldest => Volatile.Read(ref _oldest);

    /// <summary>Takes what a commit replaced, and forgets what nobody may ask for any more.</summary>
    /// <param name="number">The commit.</param>
    /// <param name="records">What it wrote.</param>
    /// <param name="needed">The oldest commit that somebody may be reading as of.</param>
    /// <param name="forgetsAll">Whether nothing may stay of what was before this commit, whoever reads it.</param>
    public void Add(long number, List<StagedRecord> records, long needed, bool forgetsAll)
    {
        var replaced = 0;
        foreach (var staged in records)
        {
            var retired = staged.Retire(number);
            _retired.Enqueue(retired);
            _bytes += retired.Bytes;
            replaced += retired.Record is null ? 0 : 1;
        }

        _most = Math.Max(_most, _retired.Count);
        if (forgetsAll || replaced > MostOfOneCommit)
        {
            Forget(number, int.MaxValue, leaving: -1);
        }
        else
        {
            Forget(needed, (2 * records.Count) + MostBesides, leaving: -1);
            Forget(number, int.MaxValue, leaving: MostBytes);
        }

        Trim();
    }

    private void Forget(long upTo, int atMost, long leaving)
    {
        for (; atMost > 0 && _bytes > leaving && _retired.Count > 0 && _retired.Peek().Number <= upTo; atMost--)
        {
            var retired = _retired.Dequeue();
            _bytes -= retired.Bytes;
            if (retired.Number > _oldest)
            {
                // Before anything goes: who then finds it gone also finds that it read too late.
                Interlocked.Exchange(ref _oldest, retired.Number);
            }

            retired.Forget();
        }
    }

    private void Trim()
    {
        if (_most > WorthTrimming && _retired.Count * 4 < _most)
        {
            _retired.TrimExcess();
            _most = _retired.Count;
        }
    }
}
