namespace UserDirectory.Queries;

/// <summary>
/// One step of an order: a field, ascending unless said otherwise. Missing values come first (last when descending), ties go by id in the
/// direction of the last step.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="IsDescending">Whether the order is reversed.</param>
public sealed record Sort(Field Field, bool IsDescending = false)
{
    /// <summary>Ascending order by the field.</summary>
    public static implicit operator Sort(Field field) => new(field);
}
