namespace UserDirectory.Storage;

/// <summary>
/// Whole records as text, for what is kept of them inside another: an object with the columns that have a value, by name. A column that
/// came later is missing in what was written before, and one that is no more is passed over.
/// </summary>
internal static class RecordDocument
{
    public static string? Write(DirectoryRecord? record)
    {
        if (record is null)
        {
            return null;
        }

        var writer = new DocumentWriter().Open('{');
        foreach (var column in RecordType.Of(record.Kind).Columns)
        {
            if (!column.IsComputed && column.Read(record) is { IsMissing: false } value)
            {
                Write(writer.Name(column.Name), value);
            }
        }

        return writer.Close('}').ToString();
    }

    public static string WriteAll(IReadOnlyList<DirectoryRecord> records)
    {
        var writer = new DocumentWriter().Open('[');
        foreach (var record in records)
        {
            writer.Document(Write(record)!);
        }

        return writer.Close(']').ToString();
    }

    /// <exception cref="FormatException">It is no document of a record.</exception>
    public static T? Read<T>(string? document)
        where T : DirectoryRecord => document is null ? null : Make<T>(DocumentText.Read(document));

    /// <exception cref="FormatException">It is no document of records.</exception>
    public static IReadOnlyList<T> ReadAll<T>(string? document)
        where T : DirectoryRecord =>
        document is null ? [] : DocumentText.Read(document) is List<object?> items ? [.. items.Select(Make<T>)]
            : throw new FormatException("A stored document is no list.");

    private static T Make<T>(object? document)
        where T : DirectoryRecord
    {
        var members = document as Dictionary<string, object?> ?? throw new FormatException("A stored document is no record.");
        var type = RecordType.Of<T>();
        var values = new ColumnValue[type.Columns.Count];
        foreach (var column in type.Columns)
        {
            values[column.Ordinal] = members.TryGetValue(column.Name, out var value) ? Read(column.Kind, value) : default;
        }

        return type.Make(values);
    }

    private static void Write(DocumentWriter writer, ColumnValue value)
    {
        switch (value.Kind)
        {
            case ColumnKind.Boolean or ColumnKind.Number or ColumnKind.Time:
                writer.Number(value.Number);
                break;
            case ColumnKind.Bytes:
                writer.Text(Convert.ToBase64String((byte[])value.Boxed!));
                break;
            case ColumnKind.Texts or ColumnKind.Ids:
                writer.Open('[');
                foreach (var item in value.Kind == ColumnKind.Texts ? value.Texts : value.Ids.Select(id => id.ToString("D")))
                {
                    writer.Text(item);
                }

                writer.Close(']');
                break;
            case ColumnKind.Document:
                writer.Document(value.Text!);
                break;
            case ColumnKind.Id:
                writer.Text(value.ToString());
                break;
            default:
                writer.Text(value.Text);
                break;
        }
    }

    private static ColumnValue Read(ColumnKind kind, object? value) => kind switch
    {
        ColumnKind.Boolean => ColumnValue.Of((long)value! != 0),
        ColumnKind.Time => ColumnValue.Of(new DateTimeOffset((long)value!, TimeSpan.Zero)),
        ColumnKind.Id => ColumnValue.Of(Guid.Parse((string)value!)),
        ColumnKind.Bytes => ColumnValue.Of(kind, Convert.FromBase64String((string)value!)),
        ColumnKind.Texts => ColumnValue.Of((IReadOnlyList<string>)[.. ((List<object?>)value!).Cast<string>()]),
        ColumnKind.Ids => ColumnValue.Of((IReadOnlyList<Guid>)[.. ((List<object?>)value!).Select(id => Guid.Parse((string)id!))]),
        ColumnKind.Document => throw new NotSupportedException("A record inside another has no documents of its own."),
        _ => ColumnValue.Of(kind, value),
    };
}
