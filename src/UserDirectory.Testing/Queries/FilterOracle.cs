using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>Whether a record satisfies a filter, said as plainly as it can be: the judge of every provider.</summary>
internal static class FilterOracle
{
    /// <param name="filter">The filter; null is satisfied by every record.</param>
    /// <param name="record">The record.</param>
    /// <param name="tenant">All records of its tenant.</param>
    public static bool Holds(Filter? filter, DirectoryRecord record, IReadOnlyList<DirectoryRecord> tenant) => filter switch
    {
        null => true,
        And and => and.Filters.All(inner => Holds(inner, record, tenant)),
        Or or => or.Filters.Any(inner => Holds(inner, record, tenant)),
        Not not => !Holds(not.Inner, record, tenant),
        Comparison { Operator: ComparisonOperator.NotEqual } comparison =>
            !comparison.Field.ReadMany(record).Any(value => value == comparison.Value),
        Comparison comparison => comparison.Field.ReadMany(record).Any(value => Holds(value, comparison.Operator, comparison.Value)),
        InList list => list.Field.ReadMany(record).Any(list.Values.Contains),
        Present present => present.Field.ReadMany(record).Any(),
        Under under => under.Field.ReadMany(record)
            .Any(value => value.Id == under.Id || tenant.Any(node => IsBelow(node, value.Id, under))),
        AnyLinked linked => linked.Link.FromField.ReadMany(record).Any(value => tenant.Any(end =>
            end.Kind == linked.Link.To && linked.Link.ToField.ReadMany(end).Contains(value) && Holds(linked.Inner, end, tenant))),
        _ => throw new NotSupportedException($"The filter {filter.GetType().Name} is not known."),
    };

    private static bool Holds(FieldValue value, ComparisonOperator @operator, FieldValue operand) => @operator switch
    {
        ComparisonOperator.Equal => ValueOrder.Compare(value, operand) == 0,
        ComparisonOperator.LessThan => ValueOrder.Compare(value, operand) < 0,
        ComparisonOperator.LessThanOrEqual => ValueOrder.Compare(value, operand) <= 0,
        ComparisonOperator.GreaterThan => ValueOrder.Compare(value, operand) > 0,
        ComparisonOperator.GreaterThanOrEqual => ValueOrder.Compare(value, operand) >= 0,
        ComparisonOperator.Contains => value.Text!.Contains(operand.Text!, StringComparison.Ordinal),
        ComparisonOperator.StartsWith => value.Text!.StartsWith(operand.Text!, StringComparison.Ordinal),
        ComparisonOperator.EndsWith => value.Text!.EndsWith(operand.Text!, StringComparison.Ordinal),
        _ => throw new NotSupportedException($"The operator {@operator} is not known."),
    };

    private static bool IsBelow(DirectoryRecord node, Guid id, Under under) =>
        node.Kind == under.Tree && node.Id == id
            && (node is Organization organization ? organization.AncestorIds : ((Group)node).AncestorIds).Contains(under.Id);
}
