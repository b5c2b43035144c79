using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>Whether a row satisfies a filter, by its stored values.</summary>
internal static class RowFilter
{
    public static bool Holds(Filter? filter, RecordKind kind, object?[] row, RowTenant tenant) => filter switch
    {
        null => true,
        And and => and.Filters.All(inner => Holds(inner, kind, row, tenant)),
        Or or => or.Filters.Any(inner => Holds(inner, kind, row, tenant)),
        Not not => !Holds(not.Inner, kind, row, tenant),
        Comparison { Operator: ComparisonOperator.NotEqual } comparison => !Values(row, comparison.Field).Contains(comparison.Value),
        Comparison comparison => Values(row, comparison.Field).Any(value => Holds(value, comparison.Operator, comparison.Value)),
        InList list => Values(row, list.Field).Any(list.Values.Contains),
        Present present => Values(row, present.Field).Any(),
        Under under => Values(row, under.Field).Any(value => value.Id == under.Id || IsBelow(value.Id, under, tenant)),
        AnyLinked linked => Values(row, linked.Link.FromField)
            .Any(value => Ends(linked.Link, value.Id, tenant).Any(end => Holds(linked.Inner, linked.Link.To, end, tenant))),
        _ => throw new NotSupportedException($"There is no filter {filter.GetType()}."),
    };

    private static IEnumerable<FieldValue> Values(object?[] row, Field field) => RowLayout.Of(field.Record).Values(row, field);

    private static IEnumerable<object?[]> Ends(Link link, Guid id, RowTenant tenant)
    {
        var table = tenant.Table(link.To);
        return link.IsToOne
            ? table.Find(id) is { } row ? [row] : []
            : link.ToField.Refers is null
                ? table.Rows.Values.Where(row => Values(row, link.ToField).Any(value => value.Id == id))
                : table.Having(link.ToField, id).Select(end => table.Find(end)!);
    }

    private static bool IsBelow(Guid id, Under under, RowTenant tenant)
    {
        var ancestors = RecordType.Of(under.Tree).FindField(nameof(Organization.AncestorIds))!;
        return tenant.Table(under.Tree).Find(id) is { } node && Values(node, ancestors).Contains(FieldValue.Of(under.Id));
    }

    private static bool Holds(FieldValue value, ComparisonOperator @operator, FieldValue operand) => @operator switch
    {
        ComparisonOperator.Equal => value == operand,
        ComparisonOperator.LessThan => value < operand,
        ComparisonOperator.LessThanOrEqual => value <= operand,
        ComparisonOperator.GreaterThan => value > operand,
        ComparisonOperator.GreaterThanOrEqual => value >= operand,
        ComparisonOperator.Contains => value.Text!.Contains(operand.Text!, StringComparison.Ordinal),
        ComparisonOperator.StartsWith => value.Text!.StartsWith(operand.Text!, StringComparison.Ordinal),
        ComparisonOperator.EndsWith => value.Text!.EndsWith(operand.Text!, StringComparison.Ordinal),
        _ => throw new NotSupportedException($"There is no operator {@operator}."),
    };
}
