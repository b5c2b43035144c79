using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>Whether a record satisfies a condition on its own fields. Two-valued: what is missing satisfies no comparison.</summary>
internal static class FieldConditions
{
    public static bool IsSatisfied(Comparison comparison, DirectoryRecord record)
    {
        // The complement is of the whole comparison, so that for a field of many values it means "none of them".
        if (comparison.Operator == ComparisonOperator.NotEqual)
        {
            return !Satisfies(comparison.Field, record, ComparisonOperator.Equal, comparison.Value);
        }

        return Satisfies(comparison.Field, record, comparison.Operator, comparison.Value);
    }

    private static bool Satisfies(Field field, DirectoryRecord record, ComparisonOperator @operator, in FieldValue operand)
    {
        if (field.IsDerived && @operator == ComparisonOperator.Contains)
        {
            return SearchMatching.Contains(field, record, operand.Text!);
        }

        if (!field.IsMany)
        {
            return field.Kind == FieldKind.Text
                ? Satisfies(field.ReadText(record), @operator, operand.Text!)
                : Satisfies(field.Read(record), @operator, operand);
        }

        foreach (var value in field.ReadMany(record))
        {
            if (Satisfies(value, @operator, operand))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Satisfies(in FieldValue value, ComparisonOperator @operator, in FieldValue operand) =>
        !value.IsMissing && @operator switch
        {
            _ when value.Text is { } text => Satisfies(text, @operator, operand.Text!),
            ComparisonOperator.Equal => value.Equals(operand),
            ComparisonOperator.LessThan => value.CompareTo(operand) < 0,
            ComparisonOperator.LessThanOrEqual => value.CompareTo(operand) <= 0,
            ComparisonOperator.GreaterThan => value.CompareTo(operand) > 0,
            ComparisonOperator.GreaterThanOrEqual => value.CompareTo(operand) >= 0,
            _ => throw Unknown(@operator),
        };

    private static bool Satisfies(string? text, ComparisonOperator @operator, string operand) => text is not null && @operator switch
    {
        ComparisonOperator.Equal => string.Equals(text, operand, StringComparison.Ordinal),
        ComparisonOperator.LessThan => DirectoryText.Compare(text, operand) < 0,
        ComparisonOperator.LessThanOrEqual => DirectoryText.Compare(text, operand) <= 0,
        ComparisonOperator.GreaterThan => DirectoryText.Compare(text, operand) > 0,
        ComparisonOperator.GreaterThanOrEqual => DirectoryText.Compare(text, operand) >= 0,
        ComparisonOperator.Contains => text.Contains(operand),
        ComparisonOperator.StartsWith => text.StartsWith(operand, StringComparison.Ordinal),
        ComparisonOperator.EndsWith => text.EndsWith(operand, StringComparison.Ordinal),
        _ => throw Unknown(@operator),
    };

    private static NotSupportedException Unknown(ComparisonOperator @operator) => new($"There is no rule for the operator {@operator}.");

    public static bool IsSatisfied(InList list, DirectoryRecord record)
    {
        if (!list.Field.IsMany)
        {
            return list.Includes(list.Field.Read(record));
        }

        foreach (var value in list.Field.ReadMany(record))
        {
            if (list.Includes(value))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsPresent(Field field, DirectoryRecord record) => !field.Read(record).IsMissing;
}
