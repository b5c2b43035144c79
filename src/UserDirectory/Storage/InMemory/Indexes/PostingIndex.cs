using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Leads from the values of a field to the slots that have them; for ids, and for fields of many values.</summary>
internal abstract class PostingIndex(Field field) : RecordIndex, IPostings
{
    public Field Field { get; } = field;

    /// <summary>
    /// Whether postings are kept of a field. A record's own id needs none: its table leads to it. Single values that are no ids are looked
    /// up in sorted indexes.
    /// </summary>
    public static bool Fits(Field field) =>
        field.Worth != IndexWorth.None && !field.IsOwnId && (field.Kind == FieldKind.Id || (field.IsMany && field.Kind == FieldKind.Text));

    public static PostingIndex Of(Field field, Rows rows) => field.Kind switch
    {
        FieldKind.Id => new PostingIndex<Guid>(field, rows, value => value.Id),
        FieldKind.Text => new PostingIndex<string>(field, rows, value => value.Text!),
        _ => throw new NotSupportedException($"'{field}' is no field to keep postings for."),
    };

    public abstract Posting Find(FieldValue value);
}
