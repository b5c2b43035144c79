using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Keys and links of the state after a change set.</summary>
internal static class ModelIntegrity
{
    public static IEnumerable<Refusal> TakenKeys(
        IReadOnlyList<(int Index, DirectoryRecord Record)> written, IReadOnlyList<DirectoryRecord> after,
        IReadOnlyList<Tenant> installation)
    {
        // Of two records of one set that want the same key, the earlier has it.
        var remaining = Remaining(written, after).ToList();
        var place = remaining.ToDictionary(write => (write.Record.Kind, write.Record.Id), write => write.Index);
        foreach (var (index, record) in remaining)
        {
            var rivals = after.Concat(installation)
                .Where(other => other.Kind == record.Kind && other.Id != record.Id
                    && place.GetValueOrDefault((other.Kind, other.Id), -1) < index);
            var taken = RecordType.Of(record.Kind).Keys.FirstOrDefault(
                key => key.Read(record) is { } value && rivals.Any(other => key.Read(other) == value));
            if (taken is not null)
            {
                yield return new(index, RefusalReason.KeyTaken) { Key = taken };
            }
        }
    }

    /// <summary>The first record of a whole tenant, its own first, that cannot be among the others; null when each can.</summary>
    public static RestoreRefusal? FirstRefused(IReadOnlyList<DirectoryRecord> all, IReadOnlyList<Tenant> installation)
    {
        var twice = all.Where((record, i) => all.Take(i).Concat(installation)
            .Any(other => other.Kind == record.Kind && other.Id == record.Id)).FirstOrDefault();
        if (twice is not null)
        {
            return new(twice.Kind, twice.Id, RefusalReason.KeyTaken);
        }

        var written = all.Select((record, i) => (Index: i, Record: record)).ToList();
        var first = TakenKeys(written, all, installation).Concat(MissingEnds(written, all))
            .OrderBy(refusal => refusal.Index).FirstOrDefault();
        return first is null ? null : new(all[first.Index].Kind, all[first.Index].Id, first.Reason);
    }

    public static IEnumerable<Refusal> MissingEnds(
        IReadOnlyList<(int Index, DirectoryRecord Record)> written, IReadOnlyList<DirectoryRecord> after) =>
        from write in Remaining(written, after)
        from link in RecordType.Of(write.Record.Kind).References
        let end = link.Read(write.Record)
        where !end.IsMissing && !after.Any(other => other.Kind == link.Refers && other.Id == end.Id)
        select new Refusal(write.Index, RefusalReason.LinkMissing) { Link = link };

    public static IEnumerable<Refusal> StillLinked(
        IReadOnlyList<(int Index, DirectoryRecord Record)> removed, IReadOnlyList<DirectoryRecord> after) =>
        from removal in removed
        where !after.Any(other => other.Kind == removal.Record.Kind && other.Id == removal.Record.Id)
        from type in RecordType.All
        from link in type.References
        where link.Refers == removal.Record.Kind
            && after.Any(other => other.Kind == type.Kind && link.Read(other) == FieldValue.Of(removal.Record.Id))
        select new Refusal(removal.Index, RefusalReason.StillLinked) { Link = link };

    /// <summary>Those written records that are there after the whole set, not replaced or removed by a later write of it.</summary>
    private static IEnumerable<(int Index, DirectoryRecord Record)> Remaining(
        IReadOnlyList<(int Index, DirectoryRecord Record)> written, IReadOnlyList<DirectoryRecord> after) =>
        written.Where(write => after.Any(record => ReferenceEquals(record, write.Record)));
}
