namespace UserDirectory.Storage;

/// <summary>
/// What a <see cref="Write.Redact"/> does to the feed: blanks the values that a change tells of a record. Stateless and thread-safe.
/// </summary>
public static class FeedRedaction
{
    /// <summary>Whether a change tells values of the record.</summary>
    public static bool Concerns(Change change, Write.Redact redact) => change.Entries.Any(entry => Concerns(entry, redact));

    /// <summary>The change without the values; number, time, actor, ids and field names stay.</summary>
    public static Change Blank(Change change, Write.Redact redact) => change with
    {
        Entries = [.. change.Entries.Select(entry => Concerns(entry, redact) ? Blank(entry) : entry)],
    };

    private static bool Concerns(ChangeEntry entry, Write.Redact redact) =>
        entry.Record == redact.Kind && entry.Id == redact.Id && entry.Fields.Count > 0;

    private static ChangeEntry Blank(ChangeEntry entry) =>
        entry with { Fields = [.. entry.Fields.Select(field => field with { Value = null })] };
}
