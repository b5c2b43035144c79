using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The writes of a set in a transaction, in order, then the state after them, then the feed. Not thread-safe; for one attempt.
/// </summary>
/// <param name="session">The session, in the transaction.</param>
/// <param name="set">The set.</param>
/// <param name="head">The tenant's head; all zero for a tenant that the set adds.</param>
/// <param name="isCareful">Whether everything is looked up, to tell every refusal; else the first leaves it to that.</param>
internal sealed class SetWrites(SqlSession session, ChangeSet set, TenantHead head, bool isCareful)
{
    private readonly List<Refusal> _refusals = [];
    private readonly List<ChangeEntry> _entries = [];

    // With care: which write answers for a record, and what it left there; the last one that wrote it. What a touch counted is no write.
    private readonly Dictionary<(RecordKind Kind, Guid Id), (int Index, DirectoryRecord? After)> _written = [];

    private RowWrites _rows = new(session, set.TenantId, head.Tenant);
    private bool _isTenantThere = head.Tenant > 0;

    /// <summary>
    /// The answer of the commit that the set had made before, behind what whoever made it had seen; null when it had none.
    /// </summary>
    public CommitResult? FindFirst()
    {
        var seen = set.SeenSequence ?? 0;
        if (head.Sequence <= seen)
        {
            return null;
        }

        using var row = session.Query(
            session.Schema.Fixed.Committed, head.Tenant, seen + 1, head.Sequence, session.Schema.Dialect.Parameter(ColumnValue.Of(set.Id)));
        return row.Read() ? new(row.GetInt64(0), row.GetInt64(1), []) : null;
    }

    public CommitResult Run()
    {
        if (set.ExpectedAuthority is { } expected && expected != head.Authority)
        {
            Refuse(new(-1, RefusalReason.AuthorityMoved));
        }

        if (!_isTenantThere)
        {
            // First, wherever it stands in the set: all other rows name its number.
            var index = set.Writes.TakeWhile(write => write is not Write.Add { Record: Tenant }).Count();
            _rows = new(session, set.TenantId, TenantRow.Add(session, (Tenant)((Write.Add)set.Writes[index]).Record, TurnOf(index)));
        }

        _rows.LookAhead(set);
        for (var i = 0; i < set.Writes.Count; i++)
        {
            Apply(set.Writes[i], i);
        }

        _rows.LinkWhatWasAhead();
        if (isCareful)
        {
            _refusals.AddRange(new StateCheck(_rows.Lookups, _written).Refusals());
        }

        return _refusals.Count > 0
            ? new(head.Sequence, head.Authority, [.. _refusals.OrderBy(refusal => refusal.Index)])
            : Keep();
    }

    private void Apply(Write write, int index)
    {
        switch (write)
        {
            case Write.Add add:
                Add(add.Record, index);
                break;
            case Write.Update update:
                Update(update, index);
                break;
            case Write.Remove remove:
                Remove(remove, index);
                break;
            case Write.RemoveWhere remove:
                RemoveWhere(remove, index);
                break;
            case Write.Require require:
                MustBe(require.Kind, require.Id, require.ExpectedVersion, index);
                break;
            case Write.RequireNone require:
                if (_rows.Lookups.Any(require.Kind, require.Filter))
                {
                    Refuse(new(index, RefusalReason.Found));
                }

                break;
            case Write.Touch touch:
                Touch(touch, index);
                break;
            case Write.Redact:
                break;
            default:
                throw new NotSupportedException($"There is no write {write.GetType()}.");
        }
    }

    private void Add(DirectoryRecord record, int index)
    {
        if (record is Tenant ? _isTenantThere : isCareful && _rows.Lookups.VersionOf(record.Kind, record.Id) is not null)
        {
            Refuse(new(index, RefusalReason.KeyTaken));
            return;
        }

        if (record is Tenant)
        {
            _isTenantThere = true;
        }
        else
        {
            _rows.Add(record, TurnOf(index));
        }

        Wrote(record.Kind, record.Id, index, record);
        _entries.Add(new(ChangeVerb.Added, record.Kind, record.Id) { Fields = RecordType.Of(record.Kind).Tell(record) });
    }

    private void Update(Write.Update update, int index)
    {
        var record = update.Record;
        if (isCareful && !MustBe(record.Kind, record.Id, update.ExpectedVersion, index))
        {
            return;
        }

        if (!_rows.Update(record, update.ExpectedVersion, update.Changes, TurnOf(index)))
        {
            throw new CarefulNeededException();
        }

        Wrote(record.Kind, record.Id, index, record);
        _entries.Add(new(ChangeVerb.Updated, record.Kind, record.Id) { Fields = update.Changes });
    }

    private void Remove(Write.Remove remove, int index)
    {
        if (!MustBe(remove.Kind, remove.Id, remove.ExpectedVersion, index))
        {
            return;
        }

        var told = RecordType.Of(remove.Kind).Told.Count == 0 ? [] : RecordType.Of(remove.Kind)
            .Tell(_rows.Lookups.FindAsItWas(remove.Kind, remove.Id));
        _entries.Add(new(ChangeVerb.Removed, remove.Kind, remove.Id) { Fields = told });
        _rows.Remove(remove.Kind, remove.Id);
        Wrote(remove.Kind, remove.Id, index, null);
    }

    private void RemoveWhere(Write.RemoveWhere remove, int index)
    {
        var found = _rows.Lookups.IdsOf(remove.Kind, remove.Filter);
        foreach (var id in found)
        {
            _rows.Remove(remove.Kind, id);
            Wrote(remove.Kind, id, index, null);
        }

        if (found.Count > 0)
        {
            _entries.Add(new(ChangeVerb.RemovedSet, remove.Kind, null) { Count = found.Count });
        }
    }

    private void Touch(Write.Touch touch, int index)
    {
        if (_rows.Reads.Find<User>(touch.UserId) is not { } user)
        {
            Refuse(new(index, RefusalReason.NotFound));
            return;
        }

        var credential = _rows.Reads.Find<Credential>(touch.UserId);
        var effect = SignInEffect.Of(touch.SignIn, user, credential);
        if (effect.Refusal is { } reason)
        {
            Refuse(new(index, reason));
            return;
        }

        foreach (var (before, after) in new (DirectoryRecord?, DirectoryRecord?)[] { (user, effect.User), (credential, effect.Credential) })
        {
            if (after is not null && !ReferenceEquals(before, after))
            {
                _rows.Count(after);
            }
        }
    }

    /// <summary>Whether a record is there with the expected version; refuses the write when not.</summary>
    private bool MustBe(RecordKind kind, Guid id, long? expectedVersion, int index)
    {
        if (_rows.Lookups.VersionOf(kind, id) is not { } version)
        {
            Refuse(new(index, RefusalReason.NotFound));
            return false;
        }

        if (expectedVersion is not null && expectedVersion != version)
        {
            Refuse(new(index, RefusalReason.VersionMoved) { CurrentVersion = version });
            return false;
        }

        return true;
    }

    private void Refuse(Refusal refusal)
    {
        if (!isCareful)
        {
            throw new CarefulNeededException();
        }

        _refusals.Add(refusal);
    }

    private void Wrote(RecordKind kind, Guid id, int index, DirectoryRecord? after)
    {
        if (isCareful)
        {
            _written[(kind, id)] = (index, after);
        }
    }

    // Straight on, a key that is taken for a moment only is one that is taken.
    private long TurnOf(int index) => isCareful ? index + 1 : 0;

    private CommitResult Keep()
    {
        _rows.RemovePairs();
        foreach (var ((kind, id), (_, after)) in _written)
        {
            if (after is not null)
            {
                _rows.EndTurn(kind, id);
            }
        }

        return new FeedWrites(_rows, set, head).Tell(_entries);
    }
}
