using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// Declares what is stored of one record type, in order: the fields that queries see, and after them the columns that they do not. Used
/// only while the static lists are built.
/// </summary>
internal sealed partial class FieldSet<TRecord>(RecordKind record)
    where TRecord : DirectoryRecord
{
    private readonly List<Field<TRecord>> _all = [];

    public IReadOnlyList<Field<TRecord>> All => _all;

    /// <summary>Text that is compared by its normalised form; the record keeps both.</summary>
    public Field<TRecord> Text(
        string name,
        Func<TRecord, string?> original,
        Func<TRecord, string?> normalized,
        IndexWorth worth = IndexWorth.None,
        Stored stored = Stored.Optional) =>
        Keep(
            new(
                record,
                name,
                FieldKind.Text,
                r => FieldValue.Of(normalized(r)),
                r => FieldValue.Of(original(r)),
                worth: worth,
                text: normalized),
            stored);

    /// <summary>Text that is compared as it is.</summary>
    public Field<TRecord> Exact(
        string name, Func<TRecord, string?> read, IndexWorth worth = IndexWorth.None, Stored stored = Stored.Optional) =>
        Keep(new(record, name, FieldKind.Text, r => FieldValue.Of(read(r)), exact: true, worth: worth, text: read), stored);

    /// <summary>
    /// What a search looks in: the texts of these fields in search form, see <see cref="UserDirectory.Storage.SearchText"/>.
    /// </summary>
    public Field<TRecord> SearchText(params IReadOnlyList<Field<TRecord>> fields) => SearchText(IndexWorth.None, fields);

    /// <summary>The same, where an index over it is worth something: of records of which a tenant has many.</summary>
    public Field<TRecord> SearchText(IndexWorth worth, params IReadOnlyList<Field<TRecord>> fields)
    {
        var derived = new Field<TRecord>(
            record,
            nameof(SearchText),
            FieldKind.Text,
            r => FieldValue.Of(Read(r)),
            exact: true,
            sortable: false,
            worth: worth,
            text: Read,
            derivedFrom: [.. fields]);
        return Keep(derived, Stored.Computed | Stored.Optional, feed: FeedDetail.None);

        string Read(TRecord r) => Storage.SearchText.Join(fields.Select(field => field.ReadOriginal(r).Text));
    }

    public Field<TRecord> Flag(string name, Func<TRecord, bool> read) =>
        Keep(new(record, name, FieldKind.Boolean, r => FieldValue.Of(read(r))), Stored.Always);

    public Field<TRecord> Number(string name, Func<TRecord, long> read, IndexWorth worth = IndexWorth.None) =>
        Keep(new(record, name, FieldKind.Number, r => FieldValue.Of(read(r)), worth: worth), Stored.Always);

    /// <summary>A value of an enumeration, as its number.</summary>
    public Field<TRecord> Choice<TEnum>(string name, Func<TRecord, long> read, IndexWorth worth = IndexWorth.None, bool sortable = true)
        where TEnum : struct, Enum =>
        Keep(
            new(record, name, FieldKind.Number, r => FieldValue.Of(read(r)), worth: worth, sortable: sortable, enumeration: typeof(TEnum)),
            Stored.Always);

    public Field<TRecord> Time(
        string name,
        Func<TRecord, DateTimeOffset?> read,
        IndexWorth worth = IndexWorth.None,
        Stored stored = Stored.Optional,
        FeedDetail feed = FeedDetail.Value) =>
        Keep(new(record, name, FieldKind.Time, r => FieldValue.Of(read(r)), worth: worth), stored, feed);

    /// <summary>When the record was made or last changed: the feed tells that otherwise.</summary>
    public Field<TRecord> Stamp(string name, Func<TRecord, DateTimeOffset> read) =>
        Time(name, r => read(r), stored: Stored.Always, feed: FeedDetail.None);

    /// <summary>The id of the records themselves; <paramref name="refers"/> makes it that of another record too.</summary>
    public Field<TRecord> OwnId(RecordKind? refers = null) =>
        Keep(
            new(record, nameof(DirectoryRecord.Id), FieldKind.Id, r => FieldValue.Of(r.Id), refers: refers, worth: IndexWorth.Lookup),
            Stored.Always,
            FeedDetail.None);

    /// <summary>An id; <paramref name="refers"/> makes it a link, whose end must exist.</summary>
    public Field<TRecord> Id(
        string name,
        Func<TRecord, Guid?> read,
        RecordKind? refers = null,
        IndexWorth worth = IndexWorth.None,
        Stored stored = Stored.Optional,
        FeedDetail feed = FeedDetail.Value) =>
        Keep(new(record, name, FieldKind.Id, r => FieldValue.Of(read(r)), refers: refers, worth: worth), stored, feed);

    /// <summary>A set of exact texts.</summary>
    public Field<TRecord> Texts(string name, Func<TRecord, IReadOnlyList<string>> read, IndexWorth worth = IndexWorth.None) => Keep(
        new(record, name, FieldKind.Text, r => First(read(r)), many: r => read(r).Select(FieldValue.Of), exact: true, worth: worth),
        Stored.Always,
        list: r => ColumnValue.Of(read((TRecord)r)));

    /// <summary>A set of ids. They are not links: an end may be gone.</summary>
    public Field<TRecord> Ids(string name, Func<TRecord, IReadOnlyList<Guid>> read, IndexWorth worth = IndexWorth.None) => Keep(
        new(record, name, FieldKind.Id, r => First(read(r)), many: r => read(r).Select(FieldValue.Of), worth: worth),
        Stored.Always,
        list: r => ColumnValue.Of(read((TRecord)r)));

    private static FieldValue First(IReadOnlyList<Guid> ids) => ids.Count > 0 ? FieldValue.Of(ids[0]) : default;

    private static FieldValue First(IReadOnlyList<string> texts) => texts.Count > 0 ? FieldValue.Of(texts[0]) : default;

    /// <summary>Keeps a field, and the column that it is what queries see of.</summary>
    private Field<TRecord> Keep(
        Field<TRecord> field, Stored stored, FeedDetail feed = FeedDetail.Value, Func<DirectoryRecord, ColumnValue>? list = null)
    {
        _all.Add(field);
        var kind = list is null ? (ColumnKind)field.Kind : field.Kind == FieldKind.Text ? ColumnKind.Texts : ColumnKind.Ids;
        field.Ordinal = Keep(field.Name, kind, list ?? (r => ColumnValue.Of(field.ReadOriginal(r))), stored, feed, field: field).Ordinal;
        return field;
    }
}
