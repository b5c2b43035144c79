namespace UserDirectory.Storage.InMemory;

/// <summary>Blanks the values that a change tells of a record; number, time, actor, ids and field names stay.</summary>
internal static class FeedRedaction
{
    public static bool Concerns(Change change, Write.Redact redact) => change.Entries.Any(entry => Concerns(entry, redact));

    public static Change Blank(Change change, Write.Redact redact) => change with
    {
        Entries = [.. change.Entries.Select(entry => Concerns(entry, redact) ? Blank(entry) : entry)],
    };

    private static bool Concerns(ChangeEntry entry, Write.Redact redact) => entry.Record == redact.Kind && entry.Id == redact.Id && entry.Fields.Count > 0;

    private static ChangeEntry Blank(ChangeEntry entry) => entry with { Fields = [.. entry.Fields.Select(field => field with { Value = null })] };
}
