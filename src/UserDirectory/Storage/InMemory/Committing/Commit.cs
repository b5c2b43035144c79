namespace UserDirectory.Storage.InMemory;

/// <summary>
/// One change set on its way into a partition whose gate is held: every write is staged in order, then the state after all of them is
/// checked; any refusal takes all of it back.
/// </summary>
internal sealed class Commit
{
    private readonly Partition _partition;
    private readonly ChangeSet _set;
    private readonly TenantKeys _tenantKeys;
    private readonly Staging _staging;
    private readonly List<Refusal> _refusals = [];
    private readonly List<ChangeEntry> _entries;
    private List<Write.Redact>? _redactions;

    /// <param name="partition">The tenant's partition.</param>
    /// <param name="set">The change set.</param>
    /// <param name="tenantKeys">The tenants by key; written only by sets that concern the installation, under its lock.</param>
    /// <param name="counter">Counts the records; null when nobody asks.</param>
    public Commit(Partition partition, ChangeSet set, TenantKeys tenantKeys, RecordCounter? counter)
    {
        (_partition, _set, _tenantKeys) = (partition, set, tenantKeys);
        _entries = new List<ChangeEntry>(set.Writes.Count);
        _staging = new Staging(partition, counter);
    }

    /// <summary>Told before readers see the set: the set, and the tenant's number after it.</summary>
    public Action<ChangeSet, long>? Committing { get; init; }

    /// <param name="keptChanges">How many changes the feed keeps.</param>
    public CommitResult Run(int keptChanges)
    {
        if (_staging.View.Find(RecordKind.Change, _set.Id) is Change first)
        {
            return new(first.Number, first.Authority, []);
        }

        try
        {
            StageAll();
        }
        catch
        {
            _staging.TakeBack();
            throw;
        }

        if (_refusals.Count > 0)
        {
            _staging.TakeBack();
            return new(_staging.View.Sequence, _staging.View.Authority, [.. _refusals.OrderBy(refusal => refusal.Index)]);
        }

        return Keep(keptChanges);
    }

    private void StageAll()
    {
        if (_set.ExpectedAuthority is { } expected && expected != _staging.View.Authority)
        {
            _refusals.Add(new(-1, RefusalReason.AuthorityMoved));
        }

        for (var i = 0; i < _set.Writes.Count; i++)
        {
            Stage(_set.Writes[i], i);
        }

        new StateCheck(_staging, _tenantKeys, _refusals).Run();
    }

    private void Stage(Write write, int index)
    {
        switch (write)
        {
            case Write.Add add:
                StageAdd(add.Record, index);
                break;
            case Write.Update update when CanWrite(update.Record.Kind, update.Record.Id, update.ExpectedVersion, index):
                _staging.Put(update.Record.Kind, update.Record.Id, SignInEffect.Keep(
                    _staging.View.Find(update.Record.Kind, update.Record.Id)!, update.Record), index);
                _entries.Add(new(ChangeVerb.Updated, update.Record.Kind, update.Record.Id) { Fields = update.Changes });
                break;
            case Write.Remove remove when CanWrite(remove.Kind, remove.Id, remove.ExpectedVersion, index):
                _entries.Add(ChangeEntry.Of(ChangeVerb.Removed, _staging.View.Find(remove.Kind, remove.Id)!));
                _staging.Put(remove.Kind, remove.Id, null, index);
                break;
            case Write.RemoveWhere remove:
                StageRemoveWhere(remove, index);
                break;
            case Write.Require require:
                CanWrite(require.Kind, require.Id, require.ExpectedVersion, index);
                break;
            case Write.RequireNone require when Matching.Records(_staging.View, require.Kind, require.Filter).Any():
                _refusals.Add(new(index, RefusalReason.Found));
                break;
            case Write.Touch touch:
                StageTouch(touch, index);
                break;
            case Write.Redact redact:
                (_redactions ??= []).Add(redact);
                break;
        }
    }

    private void StageAdd(DirectoryRecord record, int index)
    {
        if (_staging.View.Find(record.Kind, record.Id) is not null)
        {
            _refusals.Add(new(index, RefusalReason.KeyTaken));
            return;
        }

        _staging.Put(record.Kind, record.Id, record, index);
        _entries.Add(ChangeEntry.Of(ChangeVerb.Added, record));
    }

    private void StageRemoveWhere(Write.RemoveWhere remove, int index)
    {
        var found = Matching.Records(_staging.View, remove.Kind, remove.Filter).ToList();
        foreach (var record in found)
        {
            _staging.Put(remove.Kind, record.Id, null, index);
        }

        if (found.Count > 0)
        {
            _entries.Add(new(ChangeVerb.RemovedSet, remove.Kind, null) { Count = found.Count });
        }
    }

    private void StageTouch(Write.Touch touch, int index)
    {
        if (_staging.View.Find(RecordKind.User, touch.UserId) is not User user)
        {
            _refusals.Add(new(index, RefusalReason.NotFound));
            return;
        }

        var credential = (Credential?)_staging.View.Find(RecordKind.Credential, touch.UserId);
        var effect = SignInEffect.Of(touch.SignIn, user, credential);
        if (effect.Refusal is { } reason)
        {
            _refusals.Add(new(index, reason));
            return;
        }

        TouchIfOther(user, effect.User);
        TouchIfOther(credential, effect.Credential);
    }

    private void TouchIfOther(DirectoryRecord? before, DirectoryRecord? after)
    {
        if (after is not null && !ReferenceEquals(before, after))
        {
            _staging.Touch(after);
        }
    }

    /// <summary>Whether the record is there with the expected version; refuses the write when not.</summary>
    private bool CanWrite(RecordKind kind, Guid id, long? expectedVersion, int index)
    {
        if (_staging.View.Find(kind, id) is not { } current)
        {
            _refusals.Add(new(index, RefusalReason.NotFound));
            return false;
        }

        if (expectedVersion is { } expected && expected != current.Version)
        {
            _refusals.Add(new(index, RefusalReason.VersionMoved) { CurrentVersion = current.Version });
            return false;
        }

        return true;
    }

    private CommitResult Keep(int keptChanges)
    {
        var (sequence, authority) = (_staging.View.Sequence, _staging.View.Authority);
        RedactFeed();
        if (_entries.Count > 0)
        {
            sequence++;
            authority += _set.RaisesAuthority ? 1 : 0;
            AppendToFeed(Change.Of(_set, sequence, authority, _entries.AsReadOnly()), keptChanges);
        }

        var tenant = _staging.Find(RecordKind.Tenant, _partition.TenantId);
        if (tenant?.After is Tenant { NormalizedKey: var key })
        {
            _tenantKeys.Enter(key, _partition);
        }
        else if (tenant is not null)
        {
            _partition.Remove();
        }

        Committing?.Invoke(_set, sequence);
        _staging.Publish(sequence, authority, forgetsAll: _redactions is not null);
        if (tenant?.Before is Tenant { NormalizedKey: var old } && (tenant.After as Tenant)?.NormalizedKey != old)
        {
            _tenantKeys.Leave(old);
        }

        return new(sequence, authority, []);
    }

    private void RedactFeed()
    {
        foreach (var redaction in _redactions ?? [])
        {
            foreach (var slot in _staging.View.Slots(RecordKind.Change))
            {
                if (_staging.View.Read(slot) is Change change && FeedRedaction.Concerns(change, redaction))
                {
                    _staging.Put(RecordKind.Change, change.Id, FeedRedaction.Blank(change, redaction), _set.Writes.Count);
                }
            }
        }
    }

    private void AppendToFeed(Change change, int keptChanges)
    {
        // What a set itself tells of a record that it redacts is blank from the start.
        var blanked = (_redactions ?? []).Aggregate(change, FeedRedaction.Blank);
        _staging.Put(RecordKind.Change, change.Id, blanked, _set.Writes.Count);
        if (_partition.AppendToFeed(change.Id, keptChanges) is { } oldest)
        {
            _staging.Put(RecordKind.Change, oldest, null, _set.Writes.Count);
        }
    }
}
