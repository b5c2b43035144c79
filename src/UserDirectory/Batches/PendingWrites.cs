using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Everything that the calls of a batch have written so far, in their order: what lies over the store below, and what will be committed there. A record that several calls
/// write is one write where it was first written, with one version step. But one that is removed is removed where that happened, and one from which a later call takes a
/// right is written once more there, when other calls have written in between: so each right that the change gives was held at its place in it. Not thread-safe.
/// </summary>
internal sealed class PendingWrites
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
        }
        else if (_removedInSets.TryGetValue((record.Kind, record.Id), out var set))
        {
            set.Ids.Remove(record.Id);
            _removedInSets.Remove((record.Kind, record.Id));
            Append(OriginalOf(record.Kind, record.Id), record);
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

    private static bool IsWrittenAnew(PendingWrite.OfRecord latest, DirectoryRecord before, DirectoryRecord after, int call) =>
        latest.Call < call - 1 && AuthorityRule.IsRaisedByChanging(before, after);

    // Whoever makes a set may not know that it goes into a batch.
    private static DirectoryRecord WithVersion(DirectoryRecord record, long? version) => version is null || version == record.Version ? record : record with { Version = version.Value };

    private long? VersionIn(int call, DirectoryRecord before, DirectoryRecord after)
    {
        if (!_latest.TryGetValue((after.Kind, after.Id), out var latest))
        {
            return Originals.TryFind(after.Kind, after.Id, out var original) ? original!.Version + 1 : null;
        }

        if (latest.After is { } now && IsWrittenAnew(latest, before, after, call))
        {
            return now.Version + 1;
        }

        // One that the batch adds stays at its first version, one that comes to be again what it was at the one that it had.
        return latest.Before is null ? latest.After!.Version : latest.Before.Version + (RecordChanges.Between(latest.Before, SignInEffect.Keep(latest.Before, after)).Count == 0 ? 0 : 1);
    }

    private bool IsNew(DirectoryRecord record)
    {
        for (var each = _latest[(record.Kind, record.Id)]; ; each = each.Earlier)
        {
            if (each.Earlier is null)
            {
                return each.Before is null;
            }
        }
    }

    private DirectoryRecord? OriginalOf(RecordKind kind, Guid id) => Originals.TryFind(kind, id, out var original) ? original : null;

    private void Append(DirectoryRecord? before, DirectoryRecord? after, PendingWrite.OfRecord? earlier = null)
    {
        var pending = new PendingWrite.OfRecord(before, after, _call) { Earlier = earlier };
        _writes.Add(pending);
        _latest[((before ?? after)!.Kind, (before ?? after)!.Id)] = pending;
    }

    /// <summary>A later write of a record in a place of its own; one that takes a removal back makes one change of both.</summary>
    private void Follow(PendingWrite.OfRecord latest, DirectoryRecord after)
    {
        if (latest.After is null)
        {
            _writes.Remove(latest);
            Append(latest.Before, after);
        }
        else
        {
            Append(latest.After, after, latest);
        }
    }

    /// <summary>Takes back whatever the batch has written of a record that is to go.</summary>
    /// <returns>The record below, which is still to be removed; null when there is none.</returns>
    private DirectoryRecord? TakeBack(DirectoryRecord record)
    {
        var (kind, id) = (record.Kind, record.Id);
        if (!_latest.TryGetValue((kind, id), out var latest))
        {
            Originals.Put(record);
            Overlay.Remove(record);
            return record;
        }

        DirectoryRecord? original = null;
        for (var each = latest; each is not null; each = each.Earlier)
        {
            _writes.Remove(each);
            original = each.Before;
        }

        _latest.Remove((kind, id));
        if (original is not null)
        {
            Overlay.Remove(record);
            return original;
        }

        Overlay.Forget(record);
        if (kind == RecordKind.User)
        {
            // Nobody is left to be counted.
            _writes.RemoveAll(pending => pending is PendingWrite.AsGiven { Given: Write.Touch touch } && touch.UserId == id);
        }

        return null;
    }
}
