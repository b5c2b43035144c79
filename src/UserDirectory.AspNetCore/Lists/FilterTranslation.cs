using Microsoft.OData.UriParser;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Translates a condition that the library understood into the core's, within the core's limits. Logic is the core's: a comparison with a
/// missing value is false, and <c>ne</c> and <c>not</c> are exact complements. Knows nothing of HTTP, nor of how the condition was written;
/// conversions that the library put in are looked through. Pure.
/// </summary>
/// <param name="model">What the condition is on.</param>
internal sealed class FilterTranslation(ListModel model)
{
    /// <exception cref="ListQueryException">It has no counterpart in the core, or is larger than the core takes.</exception>
    public Filter Of(QueryNode condition)
    {
        var filter = Of(condition, 1);
        FilterLimits.MustHold(filter);
        return filter;
    }

    private Filter Of(QueryNode condition, int depth)
    {
        if (depth > FilterLimits.Deepest)
        {
            throw FilterLimits.TooDeep();
        }

        return Operands.Unconverted(condition) switch
        {
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And } and => Filter.All(Joined(and, depth)),
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.Or } or => Filter.Any(Joined(or, depth)),
            BinaryOperatorNode comparison => Compared(comparison, depth),
            UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => !Of(not.Operand, depth + 1),
            SingleValueFunctionCallNode function => Called(function),
            InNode list => Listed(list),
            ConstantNode { Value: bool isTrue } => PropertyConditions.Fixed(isTrue),
            SingleValuePropertyAccessNode property => PropertyConditions.Holds(Find(property)),
            ConstantNode => throw FilterFault.Unsupported("A value alone is no condition."),
            _ => throw FilterFault.Unsupported("The condition has a part that is not supported."),
        };
    }

    // A row of the same word is one condition, however long: the library hangs each new part onto all before it.
    private List<Filter> Joined(BinaryOperatorNode joint, int depth)
    {
        var parts = new List<Filter>();
        QueryNode rest = joint;
        while (Operands.Unconverted(rest) is BinaryOperatorNode same && same.OperatorKind == joint.OperatorKind)
        {
            parts.Add(Of(same.Right, depth + 1));
            rest = same.Left;
            if (parts.Count > FilterLimits.MostNodes)
            {
                throw FilterLimits.TooLarge();
            }
        }

        parts.Add(Of(rest, depth + 1));
        parts.Reverse();
        return parts;
    }

    private Filter Compared(BinaryOperatorNode comparison, int depth)
    {
        var left = Operands.Unconverted(comparison.Left);
        var right = Operands.Unconverted(comparison.Right);
        return (left, right) switch
        {
            (SingleValuePropertyAccessNode property, ConstantNode constant) =>
                PropertyConditions.Compare(Find(property), Operands.Operator(comparison.OperatorKind), constant.Value),
            (ConstantNode constant, SingleValuePropertyAccessNode property) =>
                PropertyConditions.Compare(Find(property), Operands.Turned(Operands.Operator(comparison.OperatorKind)), constant.Value),
            (SingleValuePropertyAccessNode, SingleValuePropertyAccessNode) =>
                throw FilterFault.Unsupported("Two properties cannot be compared with each other."),
            (ConstantNode, ConstantNode) => throw FilterFault.Unsupported("Two literals cannot be compared with each other."),
            (_, ConstantNode { Value: bool isTrue }) => Same(left, isTrue, comparison.OperatorKind, depth),
            (ConstantNode { Value: bool isTrue }, _) => Same(right, isTrue, comparison.OperatorKind, depth),
            _ => throw FilterFault.Unsupported("A condition in a comparison can only be eq or ne true or false."),
        };
    }

    private Filter Same(QueryNode condition, bool isTrue, BinaryOperatorKind @operator, int depth) => @operator switch
    {
        BinaryOperatorKind.Equal => isTrue ? Of(condition, depth + 1) : !Of(condition, depth + 1),
        BinaryOperatorKind.NotEqual => isTrue ? !Of(condition, depth + 1) : Of(condition, depth + 1),
        _ => throw FilterFault.Unsupported("A condition in a comparison can only be eq or ne true or false."),
    };

    private Filter Called(SingleValueFunctionCallNode function)
    {
        ComparisonOperator? @operator = function.Name switch
        {
            "startswith" => ComparisonOperator.StartsWith,
            "endswith" => ComparisonOperator.EndsWith,
            "contains" => ComparisonOperator.Contains,
            _ => null,
        };
        if (@operator is null)
        {
            throw FilterFault.Unsupported($"There is no function {Shown.Text(function.Name)}.");
        }

        return function.Parameters.Select(Operands.Unconverted)
            .ToArray() is [SingleValuePropertyAccessNode property, ConstantNode { Value: string text }]
            ? PropertyConditions.Compare(Find(property), @operator.Value, text)
            : throw FilterFault.Of($"{function.Name} takes a property of text first, then a text: {function.Name}(Name, 'text').");
    }

    private Filter Listed(InNode list) => (Operands.Unconverted(list.Left), list.Right) switch
    {
        (SingleValuePropertyAccessNode property, CollectionConstantNode values) =>
            PropertyConditions.In(Find(property), [.. values.Collection.Select(each => each.Value)]),
        _ => throw FilterFault.Unsupported("'in' takes a property on the left and literals in parentheses on the right."),
    };

    private ListProperty Find(SingleValuePropertyAccessNode node) => node.Source is ResourceRangeVariableReferenceNode
        ? model.Find(node.Property.Name) ?? throw FilterFault.Of(model.Unknown(node.Property.Name))
        : throw FilterFault.Unsupported("Properties of other records are not supported.");
}
