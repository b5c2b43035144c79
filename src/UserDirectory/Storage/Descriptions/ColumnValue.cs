using System.Globalization;
using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>
/// One value of a <see cref="Column"/> as it is stored, or that it is missing (<c>default</c>). Immutable; compares by value, lists by
/// their items in order.
/// </summary>
public readonly struct ColumnValue : IEquatable<ColumnValue>
{
    private readonly ColumnKind _kind;
    private readonly long _number;
    private readonly Guid _id;
    private readonly object? _reference;

    private ColumnValue(ColumnKind kind, long number, Guid id, object? reference) =>
        (_kind, _number, _id, _reference) = (kind, number, id, reference);

    /// <summary>No value.</summary>
    public static ColumnValue Missing => default;

    /// <summary>Whether there is no value.</summary>
    public bool IsMissing => _kind == 0;

    /// <summary>The kind of the value; meaningless when it is missing.</summary>
    public ColumnKind Kind => _kind;

    /// <summary>The text, also of an actor, a secret and a document; null when the value is of another kind.</summary>
    public string? Text => _reference as string;

    /// <summary>The number; a Boolean's is 0 or 1, a time's its UTC ticks.</summary>
    public long Number => _number;

    /// <summary>Whether a Boolean is true.</summary>
    public bool Flag => _number != 0;

    /// <summary>The id; <see cref="Guid.Empty"/> when the value is of another kind.</summary>
    public Guid Id => _id;

    /// <summary>The time; meaningless when the value is of another kind.</summary>
    public DateTimeOffset Time => new(_kind == ColumnKind.Time ? _number : 0, TimeSpan.Zero);

    /// <summary>The bytes; empty when the value is of another kind. Do not change them.</summary>
    public ReadOnlyMemory<byte> Bytes => _reference as byte[];

    /// <summary>The texts of a list; empty when the value is of another kind.</summary>
    public IReadOnlyList<string> Texts => _reference as IReadOnlyList<string> ?? [];

    /// <summary>The ids of a list; empty when the value is of another kind.</summary>
    public IReadOnlyList<Guid> Ids => _reference as IReadOnlyList<Guid> ?? [];

    /// <summary>
    /// The value as an object, as a database's parameter takes it: a <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>,
    /// <see cref="Guid"/>, <see cref="DateTimeOffset"/>, array of bytes, list of texts or list of ids; null when it is missing.
    /// </summary>
    public object? Boxed => _kind switch
    {
        ColumnKind.Boolean => Flag,
        ColumnKind.Number => _number,
        ColumnKind.Id => _id,
        ColumnKind.Time => Time,
        _ => _reference,
    };

    /// <summary>A value from what <see cref="Boxed"/> gave, or the like from a database; null is missing.</summary>
    /// <exception cref="InvalidCastException">It is of another kind.</exception>
    public static ColumnValue Of(ColumnKind kind, object? value) => value is null ? default : kind switch
    {
        ColumnKind.Text or ColumnKind.Actor or ColumnKind.Document or ColumnKind.Secret => new(kind, 0, default, (string)value),
        ColumnKind.Boolean => Of((bool)value),
        ColumnKind.Number => Of(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ColumnKind.Id => Of((Guid)value),
        ColumnKind.Time => Of((DateTimeOffset)value),
        ColumnKind.Bytes => new(kind, 0, default, (byte[])value),
        ColumnKind.Texts => Of((IReadOnlyList<string>)value),
        ColumnKind.Ids => Of((IReadOnlyList<Guid>)value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of column."),
    };

    /// <summary>A text; null is missing.</summary>
    public static ColumnValue Of(string? text) => text is null ? default : new(ColumnKind.Text, 0, default, text);

    /// <summary>True or false.</summary>
    public static ColumnValue Of(bool value) => new(ColumnKind.Boolean, value ? 1 : 0, default, null);

    /// <summary>A number.</summary>
    public static ColumnValue Of(long value) => new(ColumnKind.Number, value, default, null);

    /// <summary>An id.</summary>
    public static ColumnValue Of(Guid value) => new(ColumnKind.Id, 0, value, null);

    /// <summary>A time.</summary>
    public static ColumnValue Of(DateTimeOffset value) => new(ColumnKind.Time, value.UtcTicks, default, null);

    /// <summary>An actor; null is missing.</summary>
    public static ColumnValue Of(ActorRef? actor) => actor is null ? default : new(ColumnKind.Actor, 0, default, actor.ToString());

    /// <summary>Bytes, which are not copied when they are all of an array.</summary>
    public static ColumnValue Of(ReadOnlyMemory<byte> bytes) => new(
        ColumnKind.Bytes,
        0,
        default,
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var part) && part.Array is { } array
            && array.Length == part.Count ? array : bytes.ToArray());

    /// <summary>A list of texts.</summary>
    public static ColumnValue Of(IReadOnlyList<string> texts) =>
        new(ColumnKind.Texts, 0, default, texts ?? throw new ArgumentNullException(nameof(texts)));

    /// <summary>A list of ids.</summary>
    public static ColumnValue Of(IReadOnlyList<Guid> ids) =>
        new(ColumnKind.Ids, 0, default, ids ?? throw new ArgumentNullException(nameof(ids)));

    /// <summary>Whether both are the same value; two missing ones are equal.</summary>
    public static bool operator ==(ColumnValue left, ColumnValue right) => left.Equals(right);

    /// <summary>The opposite of <c>==</c>.</summary>
    public static bool operator !=(ColumnValue left, ColumnValue right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(ColumnValue other) => _kind == other._kind && _number == other._number && _id == other._id && _kind switch
    {
        ColumnKind.Bytes => Bytes.Span.SequenceEqual(other.Bytes.Span),
        ColumnKind.Texts => Texts.SequenceEqual(other.Texts, StringComparer.Ordinal),
        ColumnKind.Ids => Ids.SequenceEqual(other.Ids),
        _ => string.Equals(Text, other.Text, StringComparison.Ordinal),
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ColumnValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _kind switch
    {
        ColumnKind.Bytes => Bytes.Length,
        ColumnKind.Texts => Texts.Count,
        ColumnKind.Ids => Ids.Count,
        ColumnKind.Id => _id.GetHashCode(),
        _ => _reference is string text ? StringComparer.Ordinal.GetHashCode(text) : _number.GetHashCode(),
    };

    /// <summary>
    /// The value as invariant text, as <see cref="FieldValue.ToString"/> writes it; lists by spaces, bytes by their number; empty when
    /// missing.
    /// </summary>
    public override string ToString() => _kind switch
    {
        ColumnKind.Boolean => FieldValue.Of(Flag).ToString(),
        ColumnKind.Number => FieldValue.Of(_number).ToString(),
        ColumnKind.Id => FieldValue.Of(_id).ToString(),
        ColumnKind.Time => FieldValue.Of(Time).ToString(),
        ColumnKind.Bytes => $"{Bytes.Length} bytes",
        ColumnKind.Texts => string.Join(" ", Texts),
        ColumnKind.Ids => string.Join(" ", Ids),
        ColumnKind.Secret => "(secret)",
        ColumnKind.Document => $"{Text!.Length} characters",
        _ => Text ?? string.Empty,
    };

    internal static ColumnValue Of(FieldValue value) =>
        value.IsMissing ? default : new((ColumnKind)value.Kind, value.Number, value.Id, value.Text);

    internal static ColumnValue Of(Secret? secret) => secret is null ? default : new(ColumnKind.Secret, 0, default, secret.Reveal());

    internal static ColumnValue OfDocument(string? text) => text is null ? default : new(ColumnKind.Document, 0, default, text);
}
