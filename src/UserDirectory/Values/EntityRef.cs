#if NET
using System.Diagnostics.CodeAnalysis;
#endif
using System.Runtime.CompilerServices;

namespace UserDirectory;

/// <summary>
/// Names a tenant, organization, user, group or role by id, key or path: wherever a caller names something, any of them will do. Text in
/// the D form of a <see cref="Guid"/> is an id; with slashes it is a path (<c>lisbon/projects/atlas</c>: its last part is the key, the
/// parts before it must be its ancestors); <c>lisbon:editor</c> names a role or group that an organization owns, <c>:editor</c> one that
/// the tenant owns. <c>default</c> names none: where a place is optional it stands for the tenant, elsewhere there is no such record.
/// Neither null text nor an empty text or id is none, so that what a host forgot to fill in does not stand for the whole tenant: null text
/// is refused wherever it is given (<c>reference.missing</c>), and by an empty text or id there is no such record anywhere.
/// <see cref="IUserDirectory.Tenant"/> refuses all of these.
/// </summary>
public readonly struct EntityRef : IEquatable<EntityRef>
#if NET
    , IParsable<EntityRef>
#endif
{
    private static readonly object s_missing = new();

    // Its getters are inlined by order: left to itself, the compiler copies the reference through memory on the shortest paths there are.
    private readonly Guid _id;

    // A string or the mark: the mark is looked for only where there is no id, so that it costs the look-up by id nothing.
    private readonly object? _text;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private EntityRef(Guid id, object? text) => (_id, _text) = (id, text);

    /// <summary>
    /// Whether it names none: <c>default</c> alone. An empty text or id names what there is not, and null text is <see cref="IsMissing"/>.
    /// </summary>
    public bool IsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _text is null && _id == Guid.Empty;
    }

    /// <summary>
    /// Whether it was made of null text: of something that is not there, where something was to be named. Every call refuses it, and so
    /// <see cref="IUserDirectory.Tenant"/>.
    /// </summary>
    public bool IsMissing => ReferenceEquals(_text, s_missing);

    /// <summary>The id, when it names by id; else null.</summary>
    public Guid? Id
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _id == Guid.Empty ? null : _id;
    }

    /// <summary>The id, when it names by id; else the empty one.</summary>
    internal Guid IdOrNone => _id;

    /// <summary>Whether it names by id or none at all.</summary>
    internal bool HasNoText => _text is null;

    /// <summary>The key or path, when it names by text; else null.</summary>
    public string? Text => _text as string;

    /// <summary>Names by id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EntityRef Of(Guid id) => new(id, id == Guid.Empty ? string.Empty : null);

    /// <summary>
    /// Names by key or path, or by id when the text is a <see cref="Guid"/> in its D form. Null is <see cref="IsMissing"/>.
    /// </summary>
    public static EntityRef Of(string? text) =>
        text is { Length: 36 } && Guid.TryParseExact(text, "D", out var id) ? Of(id) : new(Guid.Empty, text ?? s_missing);

#if NET
    /// <summary>The same as <see cref="Of(string?)"/>, so that a route or a form can hold a reference. Every text is one.</summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static EntityRef Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Of(s);
    }

    /// <summary>The same as <see cref="Of(string?)"/>; false for null only.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EntityRef result)
    {
        result = Of(s);
        return s is not null;
    }
#endif

    /// <summary>Names by id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator EntityRef(Guid id) => Of(id);

    /// <summary>Names by key or path. See <see cref="Of(string?)"/>.</summary>
    public static implicit operator EntityRef(string? text) => Of(text);

    /// <summary>Whether both are written the same.</summary>
    public static bool operator ==(EntityRef left, EntityRef right) => left.Equals(right);

    /// <summary>Whether they are written differently.</summary>
    public static bool operator !=(EntityRef left, EntityRef right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(EntityRef other) => _id == other._id && Equals(_text, other._text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EntityRef other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text?.GetHashCode() ?? _id.GetHashCode();

    /// <summary>The id in its D form, or the text; empty when there is neither.</summary>
    public override string ToString() => Text ?? (_id == Guid.Empty ? string.Empty : _id.ToString("D"));
}
