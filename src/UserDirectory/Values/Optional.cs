namespace UserDirectory;

/// <summary>
/// A value of an update that may be left out: <c>default</c> leaves the field as it is, any assigned value (null included) replaces it.
/// Immutable.
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    private readonly T _value;

    /// <summary>A value that replaces the field's.</summary>
    public Optional(T value) => (IsGiven, _value) = (true, value);

    /// <summary>Whether a value was given; false leaves the field as it is.</summary>
    public bool IsGiven { get; }

    /// <summary>The given value; meaningless when none was.</summary>
    public T Value => _value;

    /// <summary>A value that replaces the field's.</summary>
    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>Whether both are left out, or both give the same value.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>The opposite of <c>==</c>.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>The given value, or the current one when none was given.</summary>
    public T Or(T current) => IsGiven ? _value : current;

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => IsGiven == other.IsGiven && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsGiven && _value is not null ? EqualityComparer<T>.Default.GetHashCode(_value) : 0;

    /// <summary>The given value as text, or <c>(unchanged)</c>.</summary>
    public override string ToString() => IsGiven ? _value?.ToString() ?? "null" : "(unchanged)";
}
