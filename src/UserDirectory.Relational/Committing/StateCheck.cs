using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// Judges the state after all writes of a set: unique keys, so that a set may exchange two; ends of links; and that nothing links to what
/// is gone.
/// </summary>
/// <param name="rows">The rows as they are after the writes.</param>
/// <param name="written">The last write of each record, and what it left.</param>
internal sealed class StateCheck(
    RowLookups rows, IReadOnlyDictionary<(RecordKind Kind, Guid Id), (int Index, DirectoryRecord? After)> written)
{
    public IEnumerable<Refusal> Refusals() => written.SelectMany(
        each => each.Value.After is { } after ? OfRecord(after, each.Value.Index) : OfNone(each.Key.Kind, each.Key.Id, each.Value.Index));

    private IEnumerable<Refusal> OfRecord(DirectoryRecord record, int index)
    {
        var type = RecordType.Of(record.Kind);
        return type.Keys.Where(key => key.Read(record) is { } value && IsTaken(value, record.Id, index))
            .Select(key => new Refusal(index, RefusalReason.KeyTaken) { Key = key })
            .Concat(type.References
                .Where(link => link.Read(record) is { IsMissing: false } end && rows.VersionOf(link.Refers!.Value, end.Id) is null)
                .Select(link => new Refusal(index, RefusalReason.LinkMissing) { Link = link }));
    }

    private IEnumerable<Refusal> OfNone(RecordKind kind, Guid id, int index) =>
        kind == RecordKind.Tenant
            ? []
            : RecordType.Of(kind).ReferencedBy.Where(link => rows.IsLinked(link, id))
                .Select(link => new Refusal(index, RefusalReason.StillLinked) { Link = link });

    /// <summary>Of two writes of the set that want a key, the earlier has it.</summary>
    private bool IsTaken(UniqueKey key, Guid id, int index) =>
        rows.Having(key).Any(
            other => other != id && (!written.TryGetValue((key.Definition.Record, other), out var also) || also.Index < index));
}
