namespace UserDirectory.Storage.InMemory;

/// <summary>Blanks the values that a change tells of a record; number, time, actor, ids and field names stay.</summary>
internal static class FeedRedaction
{
    public static bool Concerns(Change change, RecordKind kind, Guid id) => change.Entries.Any(entry => Concerns(entry, kind, id));

    public static Change Blank(Change change, RecordKind kind, Guid id) => change with
    {
        Entries = [.. change.Entries.Select(entry => Concerns(entry, kind, id) ? Blank(entry) : entry)],
    };

    private static bool Concerns(ChangeEntry entry, RecordKind kind, Guid id) => entry.Record == kind && entry.Id == id && entry.Fields.Count > 0;

    private static ChangeEntry Blank(ChangeEntry entry) => entry with { Fields = [.. entry.Fields.Select(field => field with { Value = null })] };
}
