using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>
/// One change set against one state of a tenant: the writes in order, a refused one left out, then the keys and links of the state after
/// them.
/// </summary>
internal sealed class ModelCommit(ChangeSet set, ModelTenant before, IReadOnlyList<Tenant> installation)
{
    private readonly List<DirectoryRecord> _records = [.. before.Records];
    private readonly List<Refusal> _refusals = [];
    private readonly List<ChangeEntry> _entries = [];
    private readonly List<(int Index, DirectoryRecord Record)> _written = [];
    private readonly List<(int Index, DirectoryRecord Record)> _removed = [];

    public (CommitResult Result, ModelTenant After) Run()
    {
        if (before.Find(RecordKind.Change, set.Id) is Change first)
        {
            return (new(first.Number, first.Authority, []), before);
        }

        if (set.ExpectedAuthority is { } expected && expected != before.Authority)
        {
            _refusals.Add(new(-1, RefusalReason.AuthorityMoved));
        }

        for (var i = 0; i < set.Writes.Count; i++)
        {
            Apply(i, set.Writes[i]);
        }

        _refusals.AddRange(ModelIntegrity.TakenKeys(_written, _records, installation));
        _refusals.AddRange(ModelIntegrity.MissingEnds(_written, _records));
        _refusals.AddRange(ModelIntegrity.StillLinked(_removed, _records));
        return _refusals.Count > 0
            ? (new(before.Sequence, before.Authority, [.. _refusals.OrderBy(refusal => refusal.Index)]), before)
            : Finish();
    }

    private (CommitResult Result, ModelTenant After) Finish()
    {
        // A set that changed nothing has taken no right away, and no entry of the feed could keep the number.
        var authority = before.Authority + (set.RaisesAuthority && _entries.Count > 0 ? 1 : 0);
        var sequence = before.Sequence + (_entries.Count > 0 ? 1 : 0);
        if (_entries.Count > 0)
        {
            _records.Add(Change.Of(set, sequence, authority, _entries));
        }

        return (new(sequence, authority, []), new(before.Id, _records, sequence, authority));
    }

    private void Apply(int index, Write write)
    {
        switch (write)
        {
            case Write.Add { Record: var record } when Find(record.Kind, record.Id) is not null:
                _refusals.Add(new(index, RefusalReason.KeyTaken));
                break;
            case Write.Add { Record: var record }:
                Put(index, record);
                _entries.Add(new(ChangeVerb.Added, record.Kind, record.Id) { Fields = RecordType.Of(record.Kind).Tell(record) });
                break;
            case Write.Update { Record: var record } update when Has(index, record.Kind, record.Id, update.ExpectedVersion):
                Put(index, ModelSignIn.Kept(Find(record.Kind, record.Id)!, record));
                _entries.Add(new(ChangeVerb.Updated, record.Kind, record.Id) { Fields = update.Changes });
                break;
            case Write.Remove remove when Has(index, remove.Kind, remove.Id, remove.ExpectedVersion):
                _entries.Add(new(ChangeVerb.Removed, remove.Kind, remove.Id)
                {
                    Fields = RecordType.Of(remove.Kind)
                    .Tell(Find(remove.Kind, remove.Id)!)
                });
                Take(index, Find(remove.Kind, remove.Id)!);
                break;
            case Write.RemoveWhere remove:
                RemoveWhere(index, remove);
                break;
            case Write.Require require:
                Has(index, require.Kind, require.Id, require.ExpectedVersion);
                break;
            case Write.RequireNone require
                when _records.Exists(record => record.Kind == require.Kind && FilterOracle.Holds(require.Filter, record, _records)):
                _refusals.Add(new(index, RefusalReason.Found));
                break;
            case Write.Touch touch:
                Touch(index, touch);
                break;
            case Write.Redact redact:
                Redact(redact);
                break;
        }
    }

    private void RemoveWhere(int index, Write.RemoveWhere remove)
    {
        var found = _records.FindAll(record => record.Kind == remove.Kind && FilterOracle.Holds(remove.Filter, record, _records));
        found.ForEach(record => Take(index, record));
        if (found.Count > 0)
        {
            _entries.Add(new(ChangeVerb.RemovedSet, remove.Kind, null) { Count = found.Count });
        }
    }

    private void Touch(int index, Write.Touch touch)
    {
        var result = ModelSignIn.Apply(
            touch.SignIn, (User?)Find(RecordKind.User, touch.UserId), (Credential?)Find(RecordKind.Credential, touch.UserId));
        if (result.Refusal is { } reason)
        {
            _refusals.Add(new(index, reason));
            return;
        }

        foreach (var record in new DirectoryRecord?[] { result.User, result.Credential }.OfType<DirectoryRecord>())
        {
            Count(record);
        }
    }

    // What a touch counted is no write: an earlier one of the set still answers for the record's keys and links.
    private void Count(DirectoryRecord record)
    {
        var place = _records.FindIndex(other => other.Kind == record.Kind && other.Id == record.Id);
        var written = _written.FindIndex(write => ReferenceEquals(write.Record, _records[place]));
        if (written >= 0)
        {
            _written[written] = (_written[written].Index, record);
        }

        _records[place] = record;
    }

    private void Redact(Write.Redact redact)
    {
        for (var i = 0; i < _records.Count; i++)
        {
            if (_records[i] is Change change && change.Entries.Any(entry => entry.Record == redact.Kind && entry.Id == redact.Id))
            {
                _records[i] = change with
                {
                    Entries = [.. change.Entries.Select(entry => entry.Record == redact.Kind && entry.Id == redact.Id
                        ? entry with { Fields = [.. entry.Fields.Select(field => field with { Value = null })] }
                        : entry)],
                };
            }
        }
    }

    private DirectoryRecord? Find(RecordKind kind, Guid id) => _records.Find(record => record.Kind == kind && record.Id == id);

    private bool Has(int index, RecordKind kind, Guid id, long? expectedVersion)
    {
        var current = Find(kind, id);
        if (current is null)
        {
            _refusals.Add(new(index, RefusalReason.NotFound));
            return false;
        }

        if (expectedVersion is null || expectedVersion == current.Version)
        {
            return true;
        }

        _refusals.Add(new(index, RefusalReason.VersionMoved) { CurrentVersion = current.Version });
        return false;
    }

    private void Put(int index, DirectoryRecord record)
    {
        _records.RemoveAll(other => other.Kind == record.Kind && other.Id == record.Id);
        _records.Add(record);
        _written.Add((index, record));
    }

    private void Take(int index, DirectoryRecord record)
    {
        _records.Remove(record);
        _removed.Add((index, record));
    }
}
