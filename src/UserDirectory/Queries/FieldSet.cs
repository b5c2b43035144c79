using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>Declares the fields of one record type, in order. Used only while the static field lists are built.</summary>
internal sealed class FieldSet<TRecord>(RecordKind record)
    where TRecord : DirectoryRecord
{
    private readonly List<Field<TRecord>> _all = [];

    public IReadOnlyList<Field<TRecord>> All => _all;

    /// <summary>Text that is compared by its normalised form; the record keeps both.</summary>
    public Field<TRecord> Text(string name, Func<TRecord, string?> original, Func<TRecord, string?> normalized, bool indexed = false) =>
        Keep(new(record, name, FieldKind.Text, r => FieldValue.Of(normalized(r)), r => FieldValue.Of(original(r)), indexed: indexed, text: normalized));

    /// <summary>Text that is compared as it is.</summary>
    public Field<TRecord> Exact(string name, Func<TRecord, string?> read, bool indexed = false) =>
        Keep(new(record, name, FieldKind.Text, r => FieldValue.Of(read(r)), exact: true, indexed: indexed, text: read));

    /// <summary>What a search looks in: the texts of these fields in search form, see <see cref="UserDirectory.Storage.SearchText"/>.</summary>
    public Field<TRecord> SearchText(params IReadOnlyList<Field<TRecord>> fields)
    {
        return Keep(new(
            record, nameof(SearchText), FieldKind.Text, r => FieldValue.Of(Read(r)), exact: true, sortable: false, text: Read, derivedFrom: [.. fields]));

        string Read(TRecord r) => Storage.SearchText.Join(fields.Select(field => field.ReadOriginal(r).Text));
    }

    public Field<TRecord> Flag(string name, Func<TRecord, bool> read) =>
        Keep(new(record, name, FieldKind.Boolean, r => FieldValue.Of(read(r))));

    public Field<TRecord> Number(string name, Func<TRecord, long> read, bool indexed = false, bool sortable = true) =>
        Keep(new(record, name, FieldKind.Number, r => FieldValue.Of(read(r)), indexed: indexed, sortable: sortable));

    /// <summary>A value of an enumeration, as its number.</summary>
    public Field<TRecord> Choice<TEnum>(string name, Func<TRecord, long> read, bool indexed = false, bool sortable = true)
        where TEnum : struct, Enum =>
        Keep(new(record, name, FieldKind.Number, r => FieldValue.Of(read(r)), indexed: indexed, sortable: sortable, enumeration: typeof(TEnum)));

    public Field<TRecord> Time(string name, Func<TRecord, DateTimeOffset?> read, bool indexed = false) =>
        Keep(new(record, name, FieldKind.Time, r => FieldValue.Of(read(r)), indexed: indexed));

    /// <summary>An id; <paramref name="refers"/> makes it a link, whose end must exist, and indexed.</summary>
    public Field<TRecord> Id(string name, Func<TRecord, Guid?> read, RecordKind? refers = null, bool indexed = false) =>
        Keep(new(record, name, FieldKind.Id, r => FieldValue.Of(read(r)), refers: refers, indexed: indexed || refers is not null));

    /// <summary>A set of exact texts.</summary>
    public Field<TRecord> Texts(string name, Func<TRecord, IReadOnlyList<string>> read, bool indexed = false) =>
        Keep(new(record, name, FieldKind.Text, r => First(read(r)), many: r => read(r).Select(FieldValue.Of), exact: true, indexed: indexed));

    /// <summary>A set of ids. They are not links: an end may be gone.</summary>
    public Field<TRecord> Ids(string name, Func<TRecord, IReadOnlyList<Guid>> read, bool indexed = false) =>
        Keep(new(record, name, FieldKind.Id, r => read(r) is { Count: > 0 } ids ? FieldValue.Of(ids[0]) : default, many: r => read(r).Select(FieldValue.Of), indexed: indexed));

    private static FieldValue First(IReadOnlyList<string> texts) => texts.Count > 0 ? FieldValue.Of(texts[0]) : default;

    private Field<TRecord> Keep(Field<TRecord> field)
    {
        _all.Add(field);
        return field;
    }
}
