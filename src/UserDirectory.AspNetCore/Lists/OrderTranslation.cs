using Microsoft.OData.UriParser;
using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>Translates an order that the library understood into the core's. Knows nothing of HTTP. Pure.</summary>
internal static class OrderTranslation
{
    /// <exception cref="ListQueryException">Lists cannot be sorted so.</exception>
    public static IReadOnlyList<Sort> Of(ListModel model, OrderByClause clause)
    {
        var order = new List<Sort>();
        for (var step = clause; step is not null; step = step.ThenBy)
        {
            if (Operands.Unconverted(step.Expression)
                is not SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } named
                || model.Find(named.Property.Name) is not { } property)
            {
                throw OrderText.Unreadable();
            }

            if (!property.IsSortable)
            {
                var sortable = model.Properties.Where(each => each.IsSortable).Select(each => each.Name);
                throw OrderText.Fault($"Lists cannot be sorted by '{property.Name}', only by {string.Join(", ", sortable)}.");
            }

            // The second time a property is named nothing is left for it to decide, nor for one that is the same everywhere; not every
            // database takes such a step.
            if (property.Field is { } field && order.TrueForAll(earlier => earlier.Field != field))
            {
                order.Add(new Sort(field, step.Direction == OrderByDirection.Descending));
            }
        }

        return order.AsReadOnly();
    }
}
