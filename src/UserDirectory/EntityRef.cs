using System.Runtime.CompilerServices;

namespace UserDirectory;

/// <summary>
/// Names a tenant, organization, user, group or role by id, key or path: wherever a caller names something, any of them will do. Text in the D form of a
/// <see cref="Guid"/> is an id; with slashes it is a path (<c>lisbon/projects/atlas</c>: its last part is the key, the parts before it must be its ancestors);
/// <c>lisbon:editor</c> names a role or group that an organization owns, <c>:editor</c> one that the tenant owns. <c>default</c> (and null text) names none: where a place
/// is optional it stands for the tenant, elsewhere there is no such record. An empty text or id is not none: there is no such record anywhere, so that what a host forgot to
/// fill in does not stand for the whole tenant. <see cref="IUserDirectory.Tenant"/> refuses all of these.
/// </summary>
public readonly struct EntityRef : IEquatable<EntityRef>
{
    // Its getters are inlined by order: left to itself, the compiler copies the reference through memory on the shortest paths there are.
    private readonly Guid _id;
    private readonly string? _text;

    private EntityRef(Guid id, string? text) => (_id, _text) = (id, text);

    /// <summary>Whether it names none: <c>default</c>, or null text. An empty text or id does not: it names what there is not.</summary>
    public bool IsEmpty
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _text is null && _id == Guid.Empty;
    }

    /// <summary>The id, when it names by id; else null.</summary>
    public Guid? Id
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _id == Guid.Empty ? null : _id;
    }

    /// <summary>The key or path, when it names by text; else null.</summary>
    public string? Text => _text;

    /// <summary>Names by id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EntityRef Of(Guid id) => new(id, id == Guid.Empty ? string.Empty : null);

    /// <summary>Names by key or path, or by id when the text is a <see cref="Guid"/> in its D form. Null names none.</summary>
    public static EntityRef Of(string? text) =>
        text is { Length: 36 } && Guid.TryParseExact(text, "D", out var id) ? Of(id) : new(Guid.Empty, text);

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
    public bool Equals(EntityRef other) => _id == other._id && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EntityRef other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _text is null ? _id.GetHashCode() : StringComparer.Ordinal.GetHashCode(_text);

    /// <summary>The id in its D form, or the text.</summary>
    public override string ToString() => _text ?? (_id == Guid.Empty ? string.Empty : _id.ToString("D"));
}
