using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>The records that satisfy a filter, in no order, by way of an index where one helps.</summary>
internal static class Matching
{
    public static IEnumerable<DirectoryRecord> Records(Snapshot view, RecordKind kind, Filter filter)
    {
        var matches = FilterEvaluation.Of(filter, view);
        foreach (var slot in Candidates.Of(filter, view)?.Slots ?? view.Slots(kind))
        {
            if (view.Read(slot) is { } record && matches(record))
            {
                yield return record;
            }
        }
    }
}
