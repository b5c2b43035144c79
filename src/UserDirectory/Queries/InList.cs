using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>True when the field's value is one of a list; with an empty list, never.</summary>
public sealed record InList : Filter
{
    /// <summary>A test of a field against a list of values.</summary>
    /// <exception cref="ArgumentException">A value is missing or not of the field's kind.</exception>
    public InList(Field field, IReadOnlyList<FieldValue> values)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(values);
        Field = field;
        Values = [.. values.Select(field.Coerce)];
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>The values, in the form in which the field compares them.</summary>
    public IReadOnlyList<FieldValue> Values { get; }
}
