using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>Conditions on one property, in the core's terms: those on derived flags come down to when the flag is true. Pure.</summary>
internal static class PropertyConditions
{
    /// <summary>The condition that is always true, or never.</summary>
    public static Filter Fixed(bool isTrue) => isTrue ? Filter.All() : Filter.Any();

    /// <summary>That a flag is true.</summary>
    /// <exception cref="ListQueryException">The property is no flag.</exception>
    public static Filter Holds(ListProperty property) =>
        property.Kind == FieldKind.Boolean ? property.Holds ?? property.Field!.EqualTo(true) : throw FilterFault.NoCondition(property);

    /// <summary>That a property compares with a value as an operator says.</summary>
    /// <exception cref="ListQueryException">The property takes no such value or operator.</exception>
    public static Filter Compare(ListProperty property, ComparisonOperator @operator, object? value)
    {
        if (@operator >= ComparisonOperator.Contains && property.Kind != FieldKind.Text)
        {
            throw FilterFault.Of($"startswith, endswith and contains are for texts; '{property.Name}' is compared with {property.Takes}.");
        }

        if (value is null)
        {
            return CompareWithNull(property, @operator);
        }

        var operand = PropertyValues.Read(property, value);
        return property.Field is { } field ? new Comparison(field, @operator, operand) : CompareFlag(property, @operator, operand);
    }

    /// <summary>That a property has one of these values; null among them is that it has none.</summary>
    /// <exception cref="ListQueryException">The property takes no such value.</exception>
    public static Filter In(ListProperty property, IReadOnlyList<object?> values)
    {
        var present = values.Where(value => value is not null).Select(value => PropertyValues.Read(property, value!)).ToList();
        var isIn = property.Field is { } field
            ? field.In(present)
            : Filter.Any(present.Distinct().Select(value => CompareFlag(property, ComparisonOperator.Equal, value)));
        return present.Count == values.Count ? isIn : isIn | CompareWithNull(property, ComparisonOperator.Equal);
    }

    // No order has a place for what is missing.
    private static Filter CompareWithNull(ListProperty property, ComparisonOperator @operator) => @operator switch
    {
        ComparisonOperator.Equal => property.Field?.IsMissing() ?? Fixed(false),
        ComparisonOperator.NotEqual => property.Field?.IsPresent() ?? Fixed(true),
        _ => Fixed(false),
    };

    private static Filter CompareFlag(ListProperty property, ComparisonOperator @operator, FieldValue operand)
    {
        var whenTrue = Satisfies(true, @operator, operand);
        var whenFalse = Satisfies(false, @operator, operand);
        return whenTrue == whenFalse ? Fixed(whenTrue) : whenTrue ? property.Holds! : !property.Holds!;
    }

    private static bool Satisfies(FieldValue value, ComparisonOperator @operator, FieldValue operand) => @operator switch
    {
        ComparisonOperator.Equal => value == operand,
        ComparisonOperator.NotEqual => value != operand,
        ComparisonOperator.GreaterThan => value > operand,
        ComparisonOperator.GreaterThanOrEqual => value >= operand,
        ComparisonOperator.LessThan => value < operand,
        _ => value <= operand,
    };
}
