using UserDirectory.Storage;

namespace UserDirectory;

/// <content>For a call that decides several things one after the other (an import's rows): later ones see what earlier ones write, and one can be taken back alone.</content>
internal sealed partial class Decision
{
    private readonly List<JournalEntry> _journal = [];
    private RecordOverlay? _own;

    /// <summary>Whether a key that somebody else took before the commit makes the call decide again, rather than fail.</summary>
    public bool DecidesAgainWhenKeyIsTaken { get; private set; }

    /// <summary>A key that is taken meanwhile makes the call decide again, which then finds who has it.</summary>
    public void DecideAgainWhenKeyIsTaken() => DecidesAgainWhenKeyIsTaken = true;

    /// <summary>
    /// From now on, reads see what this decision adds and updates, and it can take back a part. It cannot remove anything then. A key that is taken meanwhile makes it
    /// decide again: what it does with a key depends on who has it.
    /// </summary>
    public void ReadOwnWrites()
    {
        DecideAgainWhenKeyIsTaken();
        _own = new RecordOverlay();
        Reader = new OverlayReader(_context.Store, _own);
        References = new References(Reader, TenantId);
    }

    /// <summary>Whether it can remove records: not when it reads its own writes.</summary>
    public bool CanRemove => _own is null;

    /// <summary>Where the decision stands, for <see cref="TakeBack"/>. Only the latest mark counts.</summary>
    public Mark MarkHere()
    {
        _journal.Clear();
        return new(_guards.Count, _writes.Count, _raisesAuthority);
    }

    /// <summary>Whether any record was added or updated since the latest mark.</summary>
    public bool HasWrittenSinceMark => _journal.Count > 0;

    /// <summary>Takes back everything that was recorded since the latest mark.</summary>
    public void TakeBack(Mark mark)
    {
        for (var i = _journal.Count - 1; i >= 0; i--)
        {
            var (key, record, write, original, laid) = _journal[i];
            ForgetRightsIfOf(record);
            Restore(key, write, original);
            if (laid is null)
            {
                _own?.Take(key.Kind, key.Id);
            }
            else
            {
                _own?.Put(laid);
            }
        }

        _journal.Clear();
        _guards.RemoveRange(mark.Guards, _guards.Count - mark.Guards);
        _writes.RemoveRange(mark.Writes, _writes.Count - mark.Writes);
        _raisesAuthority = mark.RaisesAuthority;
    }

    /// <summary>Takes everything that was recorded out of the decision, which then commits nothing.</summary>
    public IReadOnlyList<Write> Withdraw()
    {
        Write[] withdrawn = [.. _writes];
        _journal.Clear();
        _guards.Clear();
        _writes.Clear();
        _places.Clear();
        return withdrawn;
    }

    private void Restore((RecordKind Kind, Guid Id) key, Write? write, DirectoryRecord? original)
    {
        if (write is null)
        {
            _places.Remove(key);
        }
        else
        {
            _writes[_places[key]] = write;
        }

        if (original is null)
        {
            _originals.Remove(key);
        }
        else
        {
            _originals[key] = original;
        }
    }

    private void Journal((RecordKind Kind, Guid Id) key, DirectoryRecord record)
    {
        if (_own is null)
        {
            return;
        }

        var write = _places.TryGetValue(key, out var index) ? _writes[index] : null;
        ForgetRightsIfOf(record);
        _journal.Add(new(key, record, write, write is Write.Update ? _originals[key] : null, _own.Put(record)));
    }

    private void RefuseRemovingWhenReadingOwnWrites()
    {
        if (_own is not null)
        {
            throw new InvalidOperationException("A decision that reads its own writes cannot remove anything.");
        }
    }

    /// <summary>Where a decision stood.</summary>
    internal readonly record struct Mark(int Guards, int Writes, bool RaisesAuthority);

    private readonly record struct JournalEntry((RecordKind Kind, Guid Id) Key, DirectoryRecord Record, Write? Write, DirectoryRecord? Original, DirectoryRecord? Laid);
}
