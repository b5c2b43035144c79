using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>The right page for a query on known records: filter all, sort all, cut.</summary>
internal static class QueryOracle
{
    /// <param name="query">The query.</param>
    /// <param name="kind">The record type that it asks for.</param>
    /// <param name="tenant">All records of the tenant.</param>
    public static Page<DirectoryRecord> Answer(Query<DirectoryRecord> query, RecordKind kind, IReadOnlyList<DirectoryRecord> tenant)
    {
        var found = tenant.Where(record => record.Kind == kind && FilterOracle.Holds(query.Where, record, tenant)).ToList();
        found.Sort((left, right) => Compare(query.OrderBy, Position(query.OrderBy, left), Position(query.OrderBy, right)));
        var after = query.After is { } start
            ? found.FindAll(record => Compare(query.OrderBy, Position(query.OrderBy, record), start) > 0)
            : found;
        return new([.. after.Skip(query.Skip).Take(query.Take)])
        {
            HasMore = after.Count > (long)query.Skip + query.Take,
            Total = query.IncludeTotal ? found.Count : null,
        };
    }

    /// <summary>A record's place in an order.</summary>
    public static SeekPosition Position(IReadOnlyList<Sort> order, DirectoryRecord record) =>
        new([.. order.Select(sort => sort.Field.Read(record))], record.Id);

    private static int Compare(IReadOnlyList<Sort> order, SeekPosition left, SeekPosition right)
    {
        for (var i = 0; i < order.Count; i++)
        {
            var compared = ValueOrder.Compare(left.Values[i], right.Values[i]);
            if (compared != 0)
            {
                return order[i].IsDescending ? -compared : compared;
            }
        }

        var byId = ValueOrder.Compare(left.Id, right.Id);
        return order.Count > 0 && order[^1].IsDescending ? -byId : byId;
    }
}
