namespace UserDirectory.Storage.InMemory;

/// <summary>
/// One change set on its way into a partition whose gate is held: every write is staged in order, then the state after all of them is checked; any refusal takes
/// all of it back.
/// </summary>
/// <param name="partition">The tenant's partition.</param>
/// <param name="set">The change set.</param>
/// <param name="tenantKeys">The tenants' ids by key; touched only by sets that concern the installation, under its lock.</param>
/// <param name="keptChanges">How many changes the feed keeps.</param>
internal sealed class Commit(Partition partition, ChangeSet set, Dictionary<string, Guid> tenantKeys, int keptChanges)
{
    private readonly List<Refusal> _refusals = [];
    private readonly List<ChangeEntry> _entries = [];
    private readonly Dictionary<(RecordKind Kind, Guid Id), StagedRecord> _staged = [];
    private readonly List<Write.Redact> _redactions = [];

    public CommitResult Run()
    {
        if (partition.Find(RecordKind.Change, set.Id) is Change first)
        {
            return new(first.Number, first.Authority, []);
        }

        if (set.ExpectedAuthority is { } expected && expected != partition.Authority)
        {
            _refusals.Add(new(-1, RefusalReason.AuthorityMoved));
        }

        for (var i = 0; i < set.Writes.Count; i++)
        {
            Stage(set.Writes[i], i);
        }

        CheckKeys();
        CheckLinks();
        if (_refusals.Count > 0)
        {
            TakeBack();
            return new(partition.Sequence, partition.Authority, [.. _refusals.OrderBy(refusal => refusal.Index)]);
        }

        Keep();
        return new(partition.Sequence, partition.Authority, []);
    }

    private void Stage(Write write, int index)
    {
        switch (write)
        {
            case Write.Add add:
                StageAdd(add.Record, index);
                break;
            case Write.Update update when CanWrite(update.Record.Kind, update.Record.Id, update.ExpectedVersion, index):
                Put(update.Record.Kind, update.Record.Id, update.Record, index);
                _entries.Add(new(ChangeVerb.Updated, update.Record.Kind, update.Record.Id) { Fields = update.Changes });
                break;
            case Write.Remove remove when CanWrite(remove.Kind, remove.Id, remove.ExpectedVersion, index):
                Put(remove.Kind, remove.Id, null, index);
                _entries.Add(new(ChangeVerb.Removed, remove.Kind, remove.Id));
                break;
            case Write.RemoveWhere remove:
                StageRemoveWhere(remove, index);
                break;
            case Write.Require require:
                CanWrite(require.Kind, require.Id, require.ExpectedVersion, index);
                break;
            case Write.RequireNone require when partition.All(require.Kind).Any(record => FilterEvaluation.Matches(require.Filter, record, partition)):
                _refusals.Add(new(index, RefusalReason.Found));
                break;
            case Write.Touch touch:
                StageTouch(touch, index);
                break;
            case Write.Redact redact:
                _redactions.Add(redact);
                break;
        }
    }

    private void StageAdd(DirectoryRecord record, int index)
    {
        if (partition.Find(record.Kind, record.Id) is not null)
        {
            _refusals.Add(new(index, RefusalReason.KeyTaken));
            return;
        }

        Put(record.Kind, record.Id, record, index);
        _entries.Add(new(ChangeVerb.Added, record.Kind, record.Id));
    }

    private void StageRemoveWhere(Write.RemoveWhere remove, int index)
    {
        var found = partition.All(remove.Kind).Where(record => FilterEvaluation.Matches(remove.Filter, record, partition)).ToList();
        foreach (var record in found)
        {
            Put(remove.Kind, record.Id, null, index);
        }

        if (found.Count > 0)
        {
            _entries.Add(new(ChangeVerb.RemovedSet, remove.Kind, null) { Count = found.Count });
        }
    }

    private void StageTouch(Write.Touch touch, int index)
    {
        if (partition.Find(RecordKind.User, touch.UserId) is not User user)
        {
            _refusals.Add(new(index, RefusalReason.NotFound));
            return;
        }

        var credential = (Credential?)partition.Find(RecordKind.Credential, touch.UserId);
        var effect = SignInEffect.Of(touch.SignIn, user, credential);
        if (effect.Refusal is { } reason)
        {
            _refusals.Add(new(index, reason));
            return;
        }

        PutIfOther(user, effect.User, index);
        PutIfOther(credential, effect.Credential, index);
    }

    private void PutIfOther(DirectoryRecord? before, DirectoryRecord? after, int index)
    {
        if (after is not null && !ReferenceEquals(before, after))
        {
            Put(after.Kind, after.Id, after, index);
        }
    }

    /// <summary>Whether the record is there with the expected version; refuses the write when not.</summary>
    private bool CanWrite(RecordKind kind, Guid id, long? expectedVersion, int index)
    {
        if (partition.Find(kind, id) is not { } current)
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

    private void Put(RecordKind kind, Guid id, DirectoryRecord? record, int index)
    {
        var before = _staged.TryGetValue((kind, id), out var staged) ? staged.Before : partition.Find(kind, id);
        _staged[(kind, id)] = new(before, record, index);
        partition.Put(kind, id, record);
    }

    /// <summary>Judges the keys as they are after the whole set, so that a set may swap them.</summary>
    private void CheckKeys()
    {
        var taken = new HashSet<UniqueKey>();
        foreach (var staged in _staged.Values.Where(staged => staged.After is not null).OrderBy(staged => staged.Index))
        {
            var record = staged.After!;
            foreach (var definition in RecordType.Of(record.Kind).Keys)
            {
                if (definition.Read(record) is { } key && (!taken.Add(key) || IsTaken(key, record)))
                {
                    _refusals.Add(new(staged.Index, RefusalReason.KeyTaken) { Key = definition });
                }
            }
        }
    }

    private bool IsTaken(UniqueKey key, DirectoryRecord by)
    {
        if (by is Tenant)
        {
            return tenantKeys.TryGetValue(key.Text!, out var holder) && holder != by.Id;
        }

        return partition.Find(key) is { } record && record.Id != by.Id && !_staged.ContainsKey((by.Kind, record.Id));
    }

    private void CheckLinks()
    {
        foreach (var staged in _staged.Values)
        {
            if (staged.After is { } after)
            {
                CheckEnds(after, staged.Index);
            }
            else if (staged.Before is { } before)
            {
                CheckUnlinked(before, staged.Index);
            }
        }
    }

    private void CheckEnds(DirectoryRecord record, int index)
    {
        foreach (var link in RecordType.Of(record.Kind).References)
        {
            var end = link.Read(record);
            if (!end.IsMissing && partition.Find(link.Refers!.Value, end.Id) is null)
            {
                _refusals.Add(new(index, RefusalReason.LinkMissing) { Link = link });
            }
        }
    }

    private void CheckUnlinked(DirectoryRecord removed, int index)
    {
        foreach (var link in LinksTo.Of(removed.Kind))
        {
            if (partition.Having(link, removed.Id).Any())
            {
                _refusals.Add(new(index, RefusalReason.StillLinked) { Link = link });
            }
        }
    }

    private void TakeBack()
    {
        foreach (var staged in _staged)
        {
            partition.Put(staged.Key.Kind, staged.Key.Id, staged.Value.Before);
        }
    }

    private void Keep()
    {
        foreach (var staged in _staged.Values)
        {
            Release(staged.Before);
        }

        foreach (var staged in _staged.Values)
        {
            Take(staged.After);
        }

        foreach (var redaction in _redactions)
        {
            partition.Redact(redaction.Kind, redaction.Id);
        }

        if (_entries.Count > 0)
        {
            partition.Sequence++;
            partition.Authority += set.RaisesAuthority ? 1 : 0;
            partition.Append(ChangeOf(), keptChanges);
            partition.IsRemoved = _staged.TryGetValue((RecordKind.Tenant, set.TenantId), out var tenant) && tenant.After is null;
        }
    }

    private void Release(DirectoryRecord? record)
    {
        partition.ReleaseKeys(record);
        if (record is Tenant tenant)
        {
            tenantKeys.Remove(tenant.NormalizedKey);
        }
    }

    private void Take(DirectoryRecord? record)
    {
        partition.TakeKeys(record);
        if (record is Tenant tenant)
        {
            tenantKeys[tenant.NormalizedKey] = tenant.Id;
        }
    }

    private Change ChangeOf() => new()
    {
        Id = set.Id,
        TenantId = set.TenantId,
        Number = partition.Sequence,
        Authority = partition.Authority,
        Actor = set.Actor,
        At = set.At,
        Entries = _entries,
        CreatedAt = set.At,
        UpdatedAt = set.At,
        CreatedBy = set.Actor,
        UpdatedBy = set.Actor,
    };
}
