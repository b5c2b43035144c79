using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Everything of one tenant. A commit holds the <see cref="Gate"/>, puts its records in front of the older ones, and publishes them all by
/// one write of the <see cref="Head"/>; a reader takes the head once and sees the records as of it, without a lock.
/// </summary>
internal sealed class Partition(Guid tenantId)
{
    /// <summary>For how many commits older records are kept for those who began to read before.</summary>
    public const int Window = 64;

    /// <summary>
    /// For how many commits they are kept for a read that was overrun once. What a record was in each of them is one chain, so that this
    /// must end.
    /// </summary>
    public const int LongWindow = 4096;

    // So many texts are entered within some tenths of a millisecond.
    private const int SearchStep = 128;

    private readonly RecordTable?[] _tables = new RecordTable?[RecordType.All.Count];
    private readonly RetiredQueue _retired = new();
    private readonly Queue<Guid> _feed = new();

    // The commits that reads are at which were overrun once; guarded by the gate.
    private readonly List<long> _held = [];
    private Head _head = Head.Empty;
    private volatile bool _isRemoved;

    public object Gate { get; } = new();

    public Guid TenantId => tenantId;

    public Head Head => Volatile.Read(ref _head);

    /// <summary>Whether the tenant was removed: then nobody reads or writes here any more, whatever is still here.</summary>
    public bool IsRemoved => _isRemoved;

    /// <summary>Whether the tenant's first commit is not yet published.</summary>
    public bool IsUnborn => Head.Number == 0;

    /// <summary>The records of a type; null when there never were any.</summary>
    public RecordTable? Table(RecordKind kind) => Volatile.Read(ref _tables[(int)kind - 1]);

    /// <summary>The record as of now; for reads of a single record, which need no snapshot.</summary>
    public DirectoryRecord? Find(RecordKind kind, Guid id)
    {
        if (Table(kind) is not { } table)
        {
            return null;
        }

        while (true)
        {
            var number = Head.Number;
            var record = table.Find(id, number);
            if (Keeps(number))
            {
                return record;
            }
        }
    }

    /// <summary>The record that has a key as of now; null when there is none.</summary>
    /// <param name="key">The key, for its ids.</param>
    /// <param name="text">The key's text in compared form.</param>
    public DirectoryRecord? Find(in UniqueKey key, ReadOnlySpan<char> text)
    {
        if (Table(key.Definition.Record)?.KeysOf(key.Definition) is not { } index)
        {
            return null;
        }

        while (true)
        {
            var number = Head.Number;
            var record = index.Find(key, text, number);
            if (Keeps(number))
            {
                return record;
            }
        }
    }

    /// <summary>Whether what was there as of a commit is still all there.</summary>
    public bool Keeps(long number)
    {
        // What was read until now, of packed links without order, was read before this.
#if NET
        Volatile.ReadBarrier();
#else
        Interlocked.MemoryBarrier();
#endif
        return number >= _retired.Oldest;
    }

    /// <summary>Reads as of one commit: the newest, without a lock unless writers overrun it twice.</summary>
    public TResult Read<TResult>(SnapshotRead<TResult> read, RecordCounter? counter)
    {
        var view = View(counter);
        var result = read.Of(view);
        return view.IsIntact || TryReadHeld(read, counter, out result) ? result : ReadLocked(read, counter);
    }

    public Snapshot View(RecordCounter? counter)
    {
        var head = Head;
        return new(this, head, head.Number, counter) { IsSettled = true };
    }

    public SortedIndex Sort(RecordTable table, Field field)
    {
        lock (Gate)
        {
            return table.Sort(field);
        }
    }

    /// <summary>
    /// The index of search texts, made when there is none: in steps, between which commits go on, and what they write is in it too. Null
    /// while somebody else makes it, or when it was given up meanwhile.
    /// </summary>
    public SearchIndex? Search(RecordTable table, Field field)
    {
        SearchIndex made;
        lock (Gate)
        {
            if (table.Search is { } there)
            {
                return there.IsComplete ? there : null;
            }

            made = table.BeginSearch(field, _head.Counts[(int)field.Record - 1]);
        }

        try
        {
            Fill(made, table.Slots());
        }
        finally
        {
            lock (Gate)
            {
                if (!made.IsComplete && table.Search == made)
                {
                    table.EndSearch();
                }
            }
        }

        return table.Search == made ? made : null;
    }

    /// <summary>The records of a type, to write to; the gate is held.</summary>
    public RecordTable WritableTable(RecordKind kind)
    {
        ref var table = ref _tables[(int)kind - 1];
        if (table is null)
        {
            Volatile.Write(ref table, new RecordTable(RecordType.Of(kind), this));
        }

        return table!;
    }

    /// <summary>Shows a commit to readers, and forgets what no reader can ask for; the gate is held.</summary>
    /// <param name="head">The commit.</param>
    /// <param name="records">What it wrote.</param>
    /// <param name="forgetsAll">Whether nothing may stay of what was before it: then readers from before read again.</param>
    public void Publish(Head head, List<StagedRecord> records, bool forgetsAll)
    {
        Volatile.Write(ref _head, head);
        var needed = Math.Max(
            head.Number - LongWindow, _held.Count == 0 ? head.Number - Window : Math.Min(head.Number - Window, _held.Min()));
        _retired.Add(head.Number, records, needed, forgetsAll);
    }

    /// <summary>Notes the id of a new change; the gate is held. Returns the id of the one that goes for it when no more are kept.</summary>
    public Guid? AppendToFeed(Guid change, int kept)
    {
        _feed.Enqueue(change);
        return _feed.Count > kept ? _feed.Dequeue() : null;
    }

    public void Remove() => _isRemoved = true;

    private void Fill(SearchIndex index, IEnumerable<Slot> all)
    {
        using var slots = all.GetEnumerator();
        while (!index.IsComplete)
        {
            lock (Gate)
            {
                var left = SearchStep;
                while (left > 0 && slots.MoveNext())
                {
                    index.Fill(slots.Current);
                    left--;
                }

                if (left > 0)
                {
                    index.Complete();
                }
            }
        }
    }

    /// <summary>Reads while writers keep what the read needs; false when it took longer than they do.</summary>
    private bool TryReadHeld<TResult>(SnapshotRead<TResult> read, RecordCounter? counter, out TResult result)
    {
        Snapshot view;
        lock (Gate)
        {
            view = View(counter);
            _held.Add(view.Number);
        }

        try
        {
            result = read.Of(view);
            return view.IsIntact;
        }
        finally
        {
            lock (Gate)
            {
                _held.Remove(view.Number);
            }
        }
    }

    private TResult ReadLocked<TResult>(SnapshotRead<TResult> read, RecordCounter? counter)
    {
        lock (Gate)
        {
            return read.Of(View(counter));
        }
    }
}
