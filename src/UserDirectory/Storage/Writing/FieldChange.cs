using UserDirectory.Queries;

namespace UserDirectory.Storage;

/// <summary>A field that a change set gave another value.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Value">The new value as text (see <see cref="FieldValue.ToString"/>); null when it has none now, when it is a secret or the
/// bytes of a picture, or when it was erased.</param>
public sealed record FieldChange(string Field, string? Value);
