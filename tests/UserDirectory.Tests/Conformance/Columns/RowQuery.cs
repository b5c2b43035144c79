using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>One page of rows: all that match, in order, cut.</summary>
internal static class RowQuery
{
    /// <param name="query">The query, checked.</param>
    /// <param name="tenants">The tenants whose rows it may see.</param>
    public static Page<T> Answer<T>(Query<T> query, IEnumerable<RowTenant> tenants)
        where T : DirectoryRecord
    {
        var kind = RecordType.Of<T>().Kind;
        var layout = RowLayout.Of(kind);
        var rows =
            tenants.SelectMany(tenant => tenant.Table(kind).Rows.Where(row => RowFilter.Holds(query.Where, kind, row.Value, tenant)));
        var found = rows.Select(row => (At: PositionOf(row.Key, row.Value), Row: row.Value)).ToList();
        found.Sort((left, right) => Compare(query.OrderBy, left.At, right.At));
        var after = query.After is { } start ? found.FindAll(row => Compare(query.OrderBy, row.At, start) > 0) : found;
        return new([.. after.Skip(query.Skip).Take(query.Take).Select(row => (T)layout.Make(row.Row))])
        {
            HasMore = after.Count > (long)query.Skip + query.Take,
            Total = query.IncludeTotal ? found.Count : null,
        };

        SeekPosition PositionOf(Guid id, object?[] row) => new([.. query.OrderBy.Select(sort => layout.Value(row, sort.Field))], id);
    }

    private static int Compare(IReadOnlyList<Sort> order, SeekPosition left, SeekPosition right)
    {
        for (var i = 0; i < order.Count; i++)
        {
            if (left.Values[i].CompareTo(right.Values[i]) is var step and not 0)
            {
                return order[i].IsDescending ? -step : step;
            }
        }

        var byId = left.Id.CompareTo(right.Id);
        return order.Count > 0 && order[^1].IsDescending ? -byId : byId;
    }
}
