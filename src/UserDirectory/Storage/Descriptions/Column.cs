using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// One stored member of a record type: what a provider keeps of a record, in a column of a table or the like.
/// <see cref="RecordType.Columns"/> has all of a type, and <see cref="RecordType.MakeRecord"/> makes a record of their values. Immutable
/// and thread-safe.
/// </summary>
public sealed class Column
{
    private readonly Func<DirectoryRecord, ColumnValue> _read;

    internal Column(RecordKind record, string name, ColumnKind kind, Func<DirectoryRecord, ColumnValue> read) =>
        (Record, Name, Kind, _read) = (record, name, kind, read);

    /// <summary>The record type that has the column.</summary>
    public RecordKind Record { get; }

    /// <summary>The column's name, unique in its record type; equal to the record's property unless <see cref="IsComputed"/>.</summary>
    public string Name { get; }

    /// <summary>What kind of value it stores.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Its place in <see cref="RecordType.Columns"/>, from 0.</summary>
    public int Ordinal { get; internal init; }

    /// <summary>What queries see of it; null when they do not.</summary>
    public Field? Field { get; internal init; }

    /// <summary>Whether a record may be without a value.</summary>
    public bool IsOptional { get; internal init; }

    /// <summary>Whether it is a hash of a password or of a token: no log, feed, query or answer shows it.</summary>
    public bool IsSecret { get; internal init; }

    /// <summary>
    /// Whether the value follows from other columns, so that making a record does not need it. A provider stores it where queries or unique
    /// keys need it there, and writes it whenever it writes the record; or computes it.
    /// </summary>
    public bool IsComputed { get; internal init; }

    /// <summary>Whether only sign-ins (<see cref="Write.Touch"/>) move it: an update leaves what is stored.</summary>
    public bool IsCounted { get; internal init; }

    /// <summary>What the feed tells of it when an update changes it.</summary>
    public FeedDetail Feed { get; internal init; } = FeedDetail.Value;

    /// <summary>
    /// The record's value of it, as it is to be stored: text in its original form, whose compared form <see cref="Field.Read"/> of <see
    /// cref="Field"/> gives.
    /// </summary>
    /// <exception cref="InvalidCastException">The record is of another type.</exception>
    public ColumnValue Read(DirectoryRecord record) => _read(record);

    /// <summary>The name, with its record type.</summary>
    public override string ToString() => $"{Record}.{Name}";

    /// <summary>Whether two records differ in it.</summary>
    internal bool Differs(DirectoryRecord before, DirectoryRecord after) => Field switch
    {
        null => _read(before) != _read(after),
        { IsMany: true } many => !many.ReadMany(before).SequenceEqual(many.ReadMany(after)),
        var field => field.ReadOriginal(before) != field.ReadOriginal(after),
    };

    /// <summary>The value as the feed tells it; null when it has none.</summary>
    internal string? Tell(DirectoryRecord record)
    {
        if (Field is null)
        {
            return _read(record) is { IsMissing: false } stored ? stored.ToString() : null;
        }

        return Field.ReadOriginal(record) is { IsMissing: false } value ? value.ToString() : null;
    }
}
