using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>A field of one record type, with its getter. Immutable and thread-safe.</summary>
/// <typeparam name="TRecord">The record type.</typeparam>
public sealed class Field<TRecord> : Field
    where TRecord : DirectoryRecord
{
    private readonly Func<TRecord, FieldValue> _read;
    private readonly Func<TRecord, FieldValue>? _original;
    private readonly Func<TRecord, IEnumerable<FieldValue>>? _many;
    private readonly Func<TRecord, string?>? _text;

    internal Field(
        RecordKind record,
        string name,
        FieldKind kind,
        Func<TRecord, FieldValue> read,
        Func<TRecord, FieldValue>? original = null,
        Func<TRecord, IEnumerable<FieldValue>>? many = null,
        bool exact = false,
        RecordKind? refers = null,
        IndexWorth worth = IndexWorth.None,
        bool sortable = true,
        Func<TRecord, string?>? text = null,
        IReadOnlyList<Field>? derivedFrom = null,
        Type? enumeration = null)
        : base(record, name, kind)
    {
        _read = read;
        _original = original;
        _many = many;
        _text = text;
        IsExact = exact;
        IsMany = many is not null;
        Refers = refers;
        Worth = worth;
        IsSortable = sortable && many is null;
        DerivedFrom = derivedFrom ?? [];
        Enumeration = enumeration;
    }

    /// <summary>The field's value as it is compared, without a cast. See <see cref="Field.Read"/>.</summary>
    public FieldValue Read(TRecord record) => _read(record);

    /// <inheritdoc/>
    public override FieldValue Read(DirectoryRecord record) => _read((TRecord)record);

    /// <inheritdoc/>
    public override FieldValue ReadOriginal(DirectoryRecord record)
    {
        if (_many is not null)
        {
            return FieldValue.Of(string.Join(" ", _many((TRecord)record).Select(value => value.ToString())));
        }

        return (_original ?? _read)((TRecord)record);
    }

    internal override string? ReadText(DirectoryRecord record) => _text is null ? _read((TRecord)record).Text : _text((TRecord)record);

    /// <inheritdoc/>
    public override IEnumerable<FieldValue> ReadMany(DirectoryRecord record)
    {
        if (_many is not null)
        {
            return _many((TRecord)record);
        }

        var value = _read((TRecord)record);
        return value.IsMissing ? [] : [value];
    }
}
