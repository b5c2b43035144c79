using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>One field of a record type: what queries filter and sort by, and what the feed names. Immutable and thread-safe.</summary>
public abstract class Field
{
    private protected Field(RecordKind record, string name, FieldKind kind)
    {
        (Record, Name, Kind) = (record, name, kind);
        IsOwnId = string.Equals(name, nameof(DirectoryRecord.Id), StringComparison.Ordinal);
    }

    /// <summary>The record type that has the field.</summary>
    public RecordKind Record { get; }

    /// <summary>The field's name, unique in its record type; equal to the record's property, unless it is derived.</summary>
    public string Name { get; }

    /// <summary>What kind of value the field holds.</summary>
    public FieldKind Kind { get; }

    /// <summary>Whether text is compared as it is rather than by its normalised form.</summary>
    public bool IsExact { get; private protected set; }

    /// <summary>
    /// Whether the field holds a set of values. A comparison is true when one of them satisfies it; such a field cannot be sorted by.
    /// </summary>
    public bool IsMany { get; private protected set; }

    /// <summary>For an id: the record type that it names; the end must exist (a link). Null when it names none.</summary>
    public RecordKind? Refers { get; private protected set; }

    /// <summary>For a number that stands for a value of an enumeration: that; null for any other.</summary>
    internal Type? Enumeration { get; private protected set; }

    /// <summary>A hint to providers: what an index over the field is worth.</summary>
    public IndexWorth Worth { get; private protected set; }

    /// <summary>Whether lists may be sorted by the field.</summary>
    public bool IsSortable { get; private protected set; } = true;

    /// <summary>
    /// Whether the value is computed from other fields (<see cref="DerivedFrom"/>) and stands in no property of the record. A provider may
    /// store it, to search in it, and then writes it whenever it writes one of those; or compute it. It cannot be sorted by, conditions of
    /// callers cannot name it, and the feed never does.
    /// </summary>
    public bool IsDerived => DerivedFrom.Count > 0;

    /// <summary>The fields of the same record type that a derived field is computed from; empty for a field of its own.</summary>
    public IReadOnlyList<Field> DerivedFrom { get; private protected set; } = [];

    /// <summary>Descending order by this field.</summary>
    public Sort Descending => new(this, true);

    /// <summary>The field's value as it is compared: text in normalised form. For a field of many values the first, or missing.</summary>
    /// <exception cref="InvalidCastException">The record is of another type.</exception>
    public abstract FieldValue Read(DirectoryRecord record);

    /// <summary>The field's value as it was written: text in its original form. This is what the feed shows.</summary>
    public abstract FieldValue ReadOriginal(DirectoryRecord record);

    /// <summary>All values of a field of many values, as they are compared; for others none or one.</summary>
    public abstract IEnumerable<FieldValue> ReadMany(DirectoryRecord record);

    /// <summary>A filter: the value equals this one. Never true for a missing value.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind.</exception>
    public Filter EqualTo(FieldValue value) => new Comparison(this, ComparisonOperator.Equal, value);

    /// <summary>A filter: the value equals this one of an enumeration.</summary>
    /// <exception cref="ArgumentException">The field is not of that enumeration.</exception>
    public Filter EqualTo<TEnum>(TEnum value)
        where TEnum : struct, Enum => EqualTo(FieldValue.Of(value));

    /// <summary>A filter: the exact complement of <see cref="EqualTo(FieldValue)"/>; true for a missing value.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind.</exception>
    public Filter NotEqualTo(FieldValue value) => new Comparison(this, ComparisonOperator.NotEqual, value);

    /// <summary>A filter: the value is less than this one.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind.</exception>
    public Filter LessThan(FieldValue value) => new Comparison(this, ComparisonOperator.LessThan, value);

    /// <summary>A filter: the value is at most this one.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind.</exception>
    public Filter AtMost(FieldValue value) => new Comparison(this, ComparisonOperator.LessThanOrEqual, value);

    /// <summary>A filter: the value is greater than this one.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind.</exception>
    public Filter GreaterThan(FieldValue value) => new Comparison(this, ComparisonOperator.GreaterThan, value);

    /// <summary>A filter: the value is at least this one.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind.</exception>
    public Filter AtLeast(FieldValue value) => new Comparison(this, ComparisonOperator.GreaterThanOrEqual, value);

    /// <summary>A filter: the text contains this text.</summary>
    /// <exception cref="ArgumentException">The text is null, or the field is not text.</exception>
    public Filter Contains(string text) => new Comparison(this, ComparisonOperator.Contains, text);

    /// <summary>A filter: the text starts with this text.</summary>
    /// <exception cref="ArgumentException">The text is null, or the field is not text.</exception>
    public Filter StartsWith(string text) => new Comparison(this, ComparisonOperator.StartsWith, text);

    /// <summary>A filter: the text ends with this text.</summary>
    /// <exception cref="ArgumentException">The text is null, or the field is not text.</exception>
    public Filter EndsWith(string text) => new Comparison(this, ComparisonOperator.EndsWith, text);

    /// <summary>A filter: the value is one of these; with none it is never true.</summary>
    /// <exception cref="ArgumentException">A value is missing or not of the field's kind.</exception>
    public Filter In(IEnumerable<FieldValue> values) => new InList(this, [.. values]);

    /// <summary>A filter: the value is one of these ids; with none it is never true.</summary>
    /// <exception cref="ArgumentException">The field is not an id.</exception>
    public Filter In(IEnumerable<Guid> ids) => new InList(this, [.. ids.Select(FieldValue.Of)]);

    /// <summary>A filter: there is a value.</summary>
    public Filter IsPresent() => new Present(this);

    /// <summary>A filter: there is no value.</summary>
    public Filter IsMissing() => new Not(new Present(this));

    /// <summary>A filter: the organization or group that this field names is the given one or stands below it.</summary>
    /// <exception cref="ArgumentException">The field names neither an organization nor a group.</exception>
    public Filter IsUnder(Guid id) => new Under(this, id);

    /// <summary>The name, with its record type.</summary>
    public override string ToString() => $"{Record}.{Name}";

    /// <summary>Whether it is the id of the records themselves.</summary>
    internal bool IsOwnId { get; }

    /// <summary>The place of its column among those of the record type.</summary>
    internal int Ordinal { get; set; }

    /// <summary>
    /// The text of <see cref="Read"/>, for those who read it of every record: a reference instead of a whole value. Null when it is missing
    /// or no text.
    /// </summary>
    internal abstract string? ReadText(DirectoryRecord record);

    /// <summary>
    /// The value in the form in which the field compares it. Text that has no normalised form stays as it is, to be refused with the query
    /// it is in.
    /// </summary>
    /// <exception cref="ArgumentException">The value is missing or of another kind than the field.</exception>
    internal FieldValue Coerce(FieldValue value)
    {
        if (value.IsMissing)
        {
            throw new ArgumentException(
                $"A comparison with '{Name}' needs a value; use {nameof(IsPresent)} or {nameof(IsMissing)} to ask whether there is one.",
                nameof(value));
        }

        if (value.Kind != Kind)
        {
            throw new ArgumentException($"'{Name}' holds a value of kind {Kind}, not {value.Kind}.", nameof(value));
        }

        if (value.Enumeration is { } given && given != Enumeration)
        {
            throw new ArgumentException(
                $"'{Name}' holds {(Enumeration is null ? "a number" : $"a {Enumeration.Name}")}, not a {given.Name}.", nameof(value));
        }

        return Kind switch
        {
            FieldKind.Text when !IsExact => FieldValue.Of(DirectoryText.NormalizeOrNull(value.Text!) ?? value.Text),
            FieldKind.Time => FieldValue.Of(Microseconds.Truncate(value.Time)),
            _ => value,
        };
    }
}
