using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Everything that the calls of a batch have written so far, in their order: what lies over the store below, and what will be committed
/// there. A record that several calls write is one write where it was first written, with one version step. But one that is removed is
/// removed where that happened, and one from which a later call takes a right is written once more there, when other calls have written in
/// between: so each right that the change gives was held at its place in it. Not thread-safe.
/// </summary>
internal sealed partial class PendingWrites
{
    private readonly List<PendingWrite> _writes = [];
    private readonly List<Write> _guards = [];
    private readonly HashSet<(RecordKind Kind, Guid Id, long? Version)> _required = [];
    private readonly Dictionary<(RecordKind Kind, Guid Id), PendingWrite.OfRecord> _latest = [];
    private readonly Dictionary<(RecordKind Kind, Guid Id), PendingWrite.OfSet> _removedInSets = [];
    private int _call;

    /// <summary>The records as they are now, where the batch has written them.</summary>
    public RecordOverlay Overlay { get; } = new();

    /// <summary>The same records as they are below.</summary>
    public RecordOverlay Originals { get; } = new();

    public bool RaisesAuthority { get; private set; }

    /// <summary>Nothing written, under the same guards.</summary>
    public PendingWrites Emptied()
    {
        var emptied = new PendingWrites();
        emptied._guards.AddRange(_guards);
        emptied._required.UnionWith(_required);
        return emptied;
    }

    /// <summary>The version that a record gets when a call changes it now.</summary>
    /// <param name="before">The record as it is now.</param>
    /// <param name="after">The record as the call makes it.</param>
    /// <returns>Null when the batch has not written it yet.</returns>
    public long? NextVersion(DirectoryRecord before, DirectoryRecord after) => VersionIn(_call + 1, before, after);

    /// <summary>The next call of the batch has written.</summary>
    public void BeginCall(bool raisesAuthority)
    {
        _call++;
        RaisesAuthority |= raisesAuthority;
    }

    public void Add(DirectoryRecord record)
    {
        record = WithVersion(record, VersionIn(_call, record, record));
        if (_latest.TryGetValue((record.Kind, record.Id), out var latest))
        {
            // It was removed before in the batch and comes back.
            Follow(latest, record);
            CountAsGiven(record);
        }
        else if (_removedInSets.TryGetValue((record.Kind, record.Id), out var set))
        {
            set.Ids.Remove(record.Id);
            _removedInSets.Remove((record.Kind, record.Id));
            Append(OriginalOf(record.Kind, record.Id), record);
            CountAsGiven(record);
        }
        else
        {
            Append(null, record);
        }

        Overlay.Put(record, IsNew(record));
    }

    /// <param name="before">The record as it was before the call.</param>
    /// <param name="after">The record as it is now.</param>
    public void Update(DirectoryRecord before, DirectoryRecord after)
    {
        after = SignInEffect.Keep(before, after);
        after = WithVersion(after, VersionIn(_call, before, after));
        if (!_latest.TryGetValue((after.Kind, after.Id), out var latest))
        {
            Originals.Put(before);
            Append(before, after);
        }
        else if (IsWrittenAnew(latest, before, after, _call))
        {
            Follow(latest, after);
        }
        else
        {
            (latest.After, latest.Call) = (after, _call);
        }

        Overlay.Put(after, IsNew(after));
    }

    /// <param name="before">The record as it was before the call.</param>
    public void Remove(DirectoryRecord before)
    {
        if (TakeBack(before) is { } original)
        {
            Append(original, null);
        }
    }

    public void RemoveSet(RecordKind kind, IEnumerable<DirectoryRecord> found)
    {
        var set = new PendingWrite.OfSet(kind);
        foreach (var record in found)
        {
            if (TakeBack(record) is { } original)
            {
                set.Ids.Add(original.Id);
                _removedInSets[(kind, original.Id)] = set;
            }
        }

        _writes.Add(set);
    }

    /// <summary>Keeps a write as it is, in its place.</summary>
    public void Keep(Write write) => _writes.Add(new PendingWrite.AsGiven(write));

    /// <summary>Lays a record over that changes without a version: nothing is written for it.</summary>
    public void LayOver(DirectoryRecord record)
    {
        var isWritten = _latest.TryGetValue((record.Kind, record.Id), out var latest);
        if (isWritten)
        {
            latest!.After = record;
        }

        Overlay.Put(record, isWritten && IsNew(record));
    }

    /// <summary>Has the commit refused unless this holds of what is below.</summary>
    public void Guard(Write guard)
    {
        if (guard is not Write.Require require || _required.Add((require.Kind, require.Id, require.ExpectedVersion)))
        {
            _guards.Add(guard);
        }
    }

    /// <summary>All guards, which are about what is below, then all writes that something came of.</summary>
    public IReadOnlyList<Write> ToWrites()
    {
        var writes = new List<Write>(_guards);
        var first = writes.Count;
        foreach (var pending in _writes)
        {
            if (pending.ToWrite() is { } write)
            {
                writes.Add(write);
            }
            else if (pending is PendingWrite.OfRecord { Before: { } unchanged, After: not null, Earlier: null })
            {
                // Written to be again what it was: it must still be that.
                writes.Insert(first++, new Write.Require(unchanged.Kind, unchanged.Id, unchanged.Version));
            }
        }

        return writes.Count == first ? [] : writes;
    }
}
