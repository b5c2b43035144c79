using System.Globalization;
using System.Runtime.CompilerServices;
using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>
/// One value of a field, or that it is missing (<c>default</c>). Comparison is the order of the whole design: missing first, text by code
/// point, ids by their bytes in network order.
/// </summary>
public readonly struct FieldValue : IEquatable<FieldValue>, IComparable<FieldValue>
{
    private readonly FieldKind _kind;
    private readonly long _number;
    private readonly Guid _id;
    private readonly object? _reference;

    private FieldValue(FieldKind kind, long number, Guid id, object? reference) =>
        (_kind, _number, _id, _reference) = (kind, number, id, reference);

    /// <summary>No value.</summary>
    public static FieldValue Missing => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => _kind == 0;

    /// <summary>The kind of the value; meaningless when it is missing.</summary>
    public FieldKind Kind => _kind;

    /// <summary>The text; null when the value is of another kind.</summary>
    public string? Text => _kind == FieldKind.Text ? Unsafe.As<string>(_reference) : null;

    /// <summary>The number; a Boolean's is 0 or 1, a time's its UTC ticks.</summary>
    public long Number => _number;

    /// <summary>The id; <see cref="Guid.Empty"/> when the value is of another kind.</summary>
    public Guid Id => _id;

    /// <summary>The time; meaningless when the value is of another kind.</summary>
    public DateTimeOffset Time => new(_kind == FieldKind.Time ? _number : 0, TimeSpan.Zero);

    /// <summary>
    /// The enumeration that a number was given as; null when it is just a number. Says nothing of whether values are equal.
    /// </summary>
    internal Type? Enumeration => _reference as Type;

    /// <summary>A text value; null is missing.</summary>
    public static FieldValue Of(string? text) => text is null ? default : new(FieldKind.Text, 0, default, text);

    /// <summary>A Boolean value.</summary>
    public static FieldValue Of(bool value) => new(FieldKind.Boolean, value ? 1 : 0, default, null);

    /// <summary>A number.</summary>
    public static FieldValue Of(long value) => new(FieldKind.Number, value, default, null);

    /// <summary>An enumeration's number.</summary>
    public static FieldValue Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => new(FieldKind.Number, Convert.ToInt64(value, CultureInfo.InvariantCulture), default, typeof(TEnum));

    /// <summary>An id.</summary>
    public static FieldValue Of(Guid value) => new(FieldKind.Id, 0, value, null);

    /// <summary>An id; null is missing.</summary>
    public static FieldValue Of(Guid? value) => value is { } id ? Of(id) : default;

    /// <summary>A time.</summary>
    public static FieldValue Of(DateTimeOffset value) => new(FieldKind.Time, value.UtcTicks, default, null);

    /// <summary>A time; null is missing.</summary>
    public static FieldValue Of(DateTimeOffset? value) => value is { } time ? Of(time) : default;

    /// <summary>A text value; null is missing.</summary>
    public static implicit operator FieldValue(string? value) => Of(value);

    /// <summary>A Boolean value.</summary>
    public static implicit operator FieldValue(bool value) => Of(value);

    /// <summary>A number.</summary>
    public static implicit operator FieldValue(long value) => Of(value);

    /// <summary>An id.</summary>
    public static implicit operator FieldValue(Guid value) => Of(value);

    /// <summary>A time.</summary>
    public static implicit operator FieldValue(DateTimeOffset value) => Of(value);

    /// <summary>
    /// Whether both are the same value; two missing ones are equal here (in filters a comparison with a missing value is false).
    /// </summary>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>The opposite of <c>==</c>.</summary>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    /// <summary>Whether the left orders before the right.</summary>
    public static bool operator <(FieldValue left, FieldValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left orders after the right.</summary>
    public static bool operator >(FieldValue left, FieldValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left orders before the right or with it.</summary>
    public static bool operator <=(FieldValue left, FieldValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left orders after the right or with it.</summary>
    public static bool operator >=(FieldValue left, FieldValue right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(FieldValue other)
    {
        if (_kind != other._kind)
        {
            return ((int)_kind).CompareTo((int)other._kind);
        }

        // A Guid compares its parts as unsigned numbers from the first to the last, on every runtime: that is the order of its bytes in
        // network order.
        return _kind switch
        {
            0 => 0,
            FieldKind.Text => DirectoryText.Compare(Text, other.Text),
            FieldKind.Id => _id.CompareTo(other._id),
            _ => _number.CompareTo(other._number),
        };
    }

    /// <inheritdoc/>
    public bool Equals(FieldValue other) =>
        _kind == other._kind && _number == other._number && _id == other._id && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _kind switch
    {
        FieldKind.Text => StringComparer.Ordinal.GetHashCode(Text!),
        FieldKind.Id => _id.GetHashCode(),
        _ => _number.GetHashCode() ^ (int)_kind,
    };

    /// <summary>The value as invariant text (times as ISO 8601 with microseconds); empty when missing.</summary>
    public override string ToString() => _kind switch
    {
        FieldKind.Text => Text!,
        FieldKind.Boolean => _number != 0 ? "true" : "false",
        FieldKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        FieldKind.Id => _id.ToString("D"),
        FieldKind.Time => Time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        _ => string.Empty,
    };
}
