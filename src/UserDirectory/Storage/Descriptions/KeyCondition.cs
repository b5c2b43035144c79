namespace UserDirectory.Storage;

/// <summary>Which records a <see cref="KeyDefinition"/> concerns: those with this value in this column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
public sealed record KeyCondition(Column Column, ColumnValue Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Column} = {Value}";
}
