namespace UserDirectory.Storage;

/// <summary>The entries of a change as text: a list of <c>[verb, record type, id, count, [field, value, …]]</c>.</summary>
internal static class EntriesDocument
{
    public static string Write(IReadOnlyList<ChangeEntry> entries)
    {
        var writer = new DocumentWriter().Open('[');
        foreach (var entry in entries)
        {
            writer.Open('[').Number((long)entry.Verb).Number((long)entry.Record).Text(entry.Id?.ToString("D")).Number(entry.Count)
                .Open('[');
            foreach (var field in entry.Fields)
            {
                writer.Text(field.Field).Text(field.Value);
            }

            writer.Close(']').Close(']');
        }

        return writer.Close(']').ToString();
    }

    /// <exception cref="FormatException">It is no document of entries.</exception>
    public static IReadOnlyList<ChangeEntry> Read(string? document) =>
        document is null ? [] : [.. ListOf(DocumentText.Read(document)).Select(Entry)];

    private static ChangeEntry Entry(object? document)
    {
        var parts = ListOf(document);
        var fields = ListOf(parts[4]);
        return new((ChangeVerb)(long)parts[0]!, (RecordKind)(long)parts[1]!, parts[2] is string id ? Guid.Parse(id) : null)
        {
            Count = (long)parts[3]!,
            Fields = [.. Enumerable.Range(0, fields.Count / 2)
                .Select(i => new FieldChange((string)fields[2 * i]!, (string?)fields[(2 * i) + 1]))],
        };
    }

    private static List<object?> ListOf(object? document) =>
        document as List<object?> ?? throw new FormatException("A stored document is no list.");
}
