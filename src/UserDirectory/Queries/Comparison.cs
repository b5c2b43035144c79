namespace UserDirectory.Queries;

/// <summary>
/// Compares a field with a value. Text is compared in the field's normalised form, which the constructor makes; text that has none is
/// refused where the query is asked.
/// </summary>
public sealed record Comparison : Filter
{
    /// <summary>A comparison of a field with a value.</summary>
    /// <exception cref="ArgumentException">The value is missing or not of the field's kind, or the operator is for text and the field is
    /// not.</exception>
    public Comparison(Field field, ComparisonOperator @operator, FieldValue value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (@operator is < ComparisonOperator.Equal or > ComparisonOperator.EndsWith)
        {
            throw new ArgumentOutOfRangeException(nameof(@operator));
        }

        if (@operator >= ComparisonOperator.Contains && field.Kind != FieldKind.Text)
        {
            throw new ArgumentException($"'{field.Name}' is not text, so {@operator} does not apply.", nameof(@operator));
        }

        Field = field;
        Operator = @operator;
        Value = field.Coerce(value);
    }

    /// <summary>The field.</summary>
    public Field Field { get; }

    /// <summary>How it is compared.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>The value, in the form in which the field compares it.</summary>
    public FieldValue Value { get; }
}
