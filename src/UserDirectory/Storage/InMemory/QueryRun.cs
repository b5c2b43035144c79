using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>One query, checked when it is made, over a state of its tenant.</summary>
internal sealed class QueryRun<T>
    where T : DirectoryRecord
{
    private readonly Query<T> _query;
    private readonly RecordOrder _order;

    public QueryRun(Query<T> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Skip);
        ArgumentOutOfRangeException.ThrowIfNegative(query.Take);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Take, Query<T>.LargestTake);
        FilterCheck.Check(query.Where, RecordType.Of<T>().Kind);
        FilterCheck.Check(query.OrderBy, RecordType.Of<T>().Kind);
        if (query.After is { } after && after.Values.Count != query.OrderBy.Count)
        {
            throw new ArgumentException("The position has not one value for each sort step.", nameof(query));
        }

        _query = query;
        _order = new RecordOrder(query.OrderBy);
    }

    public Page<T> Over(IEnumerable<DirectoryRecord> records, IRecordView view)
    {
        var found = records.Where(record => _query.Where is null || FilterEvaluation.Matches(_query.Where, record, view)).ToList();
        var total = found.Count;
        if (_query.After is { } after)
        {
            found.RemoveAll(record => !_order.IsAfter(record, after));
        }

        found.Sort(_order);
        return new([.. found.Skip(_query.Skip).Take(_query.Take).Cast<T>()])
        {
            Total = _query.IncludeTotal ? total : null,
            HasMore = found.Count - _query.Skip > _query.Take,
        };
    }
}
