namespace UserDirectory.Queries;

/// <summary>True when the field has a value; for a field of many values, at least one.</summary>
/// <param name="Field">The field.</param>
public sealed record Present(Field Field) : Filter;
