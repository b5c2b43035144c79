namespace UserDirectory.Storage;

/// <summary>
/// Text that must not be shown: it has no public property and prints as <c>(secret)</c>, so no log, JSON or feed shows it by accident.
/// Immutable.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _value;

    /// <summary>Keeps a text as a secret.</summary>
    public Secret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>The text itself, for the store and for comparison.</summary>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(Secret? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_value);

    /// <summary>Always <c>(secret)</c>.</summary>
    public override string ToString() => "(secret)";
}
