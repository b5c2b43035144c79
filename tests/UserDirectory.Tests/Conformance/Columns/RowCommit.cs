using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>
/// One change set against the rows of a tenant: the writes in order, then the keys and links of the state after them; a refusal puts
/// every row back.
/// </summary>
/// <param name="set">The set.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="isTenantKeyTaken">Whether another tenant of the installation has a key.</param>
internal sealed class RowCommit(ChangeSet set, RowTenant tenant, Predicate<UniqueKey> isTenantKeyTaken)
{
    private readonly List<Refusal> _refusals = [];
    private readonly List<ChangeEntry> _entries = [];
    private readonly List<(RecordKind Kind, Guid Id, object?[]? Before)> _undo = [];

    // Which write answers for a row: the last that wrote it. What a touch counted is no write.
    private readonly Dictionary<(RecordKind Kind, Guid Id), int> _written = [];

    public CommitResult Run()
    {
        if (tenant.Find(RecordKind.Change, set.Id) is Change first)
        {
            return new(first.Number, first.Authority, []);
        }

        if (set.ExpectedAuthority is { } expected && expected != tenant.Authority)
        {
            _refusals.Add(new(-1, RefusalReason.AuthorityMoved));
        }

        for (var i = 0; i < set.Writes.Count; i++)
        {
            Apply(set.Writes[i], i);
        }

        foreach (var ((kind, id), index) in _written)
        {
            Judge(kind, id, index);
        }

        if (_refusals.Count > 0)
        {
            _undo.Reverse();
            _undo.ForEach(row => tenant.Table(row.Kind).Put(row.Id, row.Before));
            return new(tenant.Sequence, tenant.Authority, [.. _refusals.OrderBy(refusal => refusal.Index)]);
        }

        Tell();
        return new(tenant.Sequence, tenant.Authority, []);
    }

    private void Apply(Write write, int index)
    {
        switch (write)
        {
            case Write.Add { Record: var record } when tenant.Table(record.Kind).Find(record.Id) is not null:
                _refusals.Add(new(index, RefusalReason.KeyTaken));
                break;
            case Write.Add { Record: var record }:
                Put(record.Kind, record.Id, RowLayout.Of(record.Kind).RowOf(record), index);
                _entries.Add(new(ChangeVerb.Added, record.Kind, record.Id) { Fields = RecordType.Of(record.Kind).Tell(record) });
                break;
            case Write.Update { Record: var record } update when Found(record.Kind, record.Id, update.ExpectedVersion, index) is { } stored:
                var layout = RowLayout.Of(record.Kind);
                Put(record.Kind, record.Id, layout.Updated(stored, layout.RowOf(record), update.Changes), index);
                _entries.Add(new(ChangeVerb.Updated, record.Kind, record.Id) { Fields = update.Changes });
                break;
            case Write.Remove remove when Found(remove.Kind, remove.Id, remove.ExpectedVersion, index) is { } stored:
                var removed = RowLayout.Of(remove.Kind).Make(stored);
                _entries.Add(new(ChangeVerb.Removed, remove.Kind, remove.Id) { Fields = RecordType.Of(remove.Kind).Tell(removed) });
                Put(remove.Kind, remove.Id, null, index);
                break;
            case Write.RemoveWhere remove:
                var found = Matching(remove.Kind, remove.Filter);
                found.ForEach(id => Put(remove.Kind, id, null, index));
                _entries.AddRange(found.Count == 0 ? [] : [new(ChangeVerb.RemovedSet, remove.Kind, null) { Count = found.Count }]);
                break;
            case Write.Require require:
                Found(require.Kind, require.Id, require.ExpectedVersion, index);
                break;
            case Write.RequireNone require when Matching(require.Kind, require.Filter).Count > 0:
                _refusals.Add(new(index, RefusalReason.Found));
                break;
            case Write.Touch touch:
                Touch(touch, index);
                break;
        }
    }

    private void Touch(Write.Touch touch, int index)
    {
        if (tenant.Find(RecordKind.User, touch.UserId) is not User user)
        {
            _refusals.Add(new(index, RefusalReason.NotFound));
            return;
        }

        var effect = SignInEffect.Of(touch.SignIn, user, (Credential?)tenant.Find(RecordKind.Credential, touch.UserId));
        if (effect.Refusal is { } reason)
        {
            _refusals.Add(new(index, reason));
            return;
        }

        foreach (var record in new DirectoryRecord?[] { effect.User, effect.Credential }.OfType<DirectoryRecord>())
        {
            Put(record.Kind, record.Id, RowLayout.Of(record.Kind).RowOf(record), index: null);
        }
    }

    private void Judge(RecordKind kind, Guid id, int index)
    {
        var table = tenant.Table(kind);
        if (table.Find(id) is not { } row)
        {
            _refusals.AddRange(table.Layout.Type.ReferencedBy.Where(link => tenant.Table(link.Record).Having(link, id).Count > 0)
                .Select(link => new Refusal(index, RefusalReason.StillLinked) { Link = link }));
            return;
        }

        _refusals.AddRange(
            table.Layout.Type.Keys.Where(key => table.Layout.KeyOf(row, key, tenant.Id) is { } value && IsTaken(value, id, index))
            .Select(key => new Refusal(index, RefusalReason.KeyTaken) { Key = key }));
        _refusals.AddRange(table.Layout.Type.References
            .Where(link => table.Layout.Value(row, link) is { IsMissing: false } end
                && tenant.Table(link.Refers!.Value).Find(end.Id) is null)
            .Select(link => new Refusal(index, RefusalReason.LinkMissing) { Link = link }));
    }

    /// <summary>Of two writes of the set that want a key, the earlier has it.</summary>
    private bool IsTaken(UniqueKey key, Guid id, int index) =>
        key.Definition.Record == RecordKind.Tenant
            ? isTenantKeyTaken(key)
            : tenant.Table(key.Definition.Record).Having(key)
                .Any(other => other != id && _written.GetValueOrDefault((key.Definition.Record, other), -1) < index);

    private void Tell()
    {
        var redactions = set.Writes.OfType<Write.Redact>().ToList();
        foreach (var change in redactions.Count == 0 ? [] : tenant.Make<Change>(tenant.Table(RecordKind.Change).Rows.Keys.ToList()))
        {
            PutChange(redactions.Aggregate(change, FeedRedaction.Blank));
        }

        if (_entries.Count == 0)
        {
            return;
        }

        tenant.Sequence++;
        tenant.Authority += set.RaisesAuthority ? 1 : 0;
        PutChange(redactions.Aggregate(Change.Of(set, tenant.Sequence, tenant.Authority, _entries), FeedRedaction.Blank));
    }

    private void PutChange(Change change) => tenant.Table(RecordKind.Change).Put(change.Id, RowLayout.Of(RecordKind.Change).RowOf(change));

    private List<Guid> Matching(RecordKind kind, Filter filter) =>
        [.. tenant.Table(kind).Rows.Where(row => RowFilter.Holds(filter, kind, row.Value, tenant)).Select(row => row.Key)];

    private object?[]? Found(RecordKind kind, Guid id, long? expectedVersion, int index)
    {
        var row = tenant.Table(kind).Find(id);
        if (row is null)
        {
            _refusals.Add(new(index, RefusalReason.NotFound));
            return null;
        }

        if (RowLayout.Of(kind).VersionOf(row) is var version && expectedVersion is not null && expectedVersion != version)
        {
            _refusals.Add(new(index, RefusalReason.VersionMoved) { CurrentVersion = version });
            return null;
        }

        return row;
    }

    private void Put(RecordKind kind, Guid id, object?[]? row, int? index)
    {
        _undo.Add((kind, id, tenant.Table(kind).Find(id)));
        tenant.Table(kind).Put(id, row);
        if (index is { } write)
        {
            _written[(kind, id)] = write;
        }
    }
}
