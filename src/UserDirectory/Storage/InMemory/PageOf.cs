using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Gathers one page out of records that come in any order, keeping no more of them than the page and what is before it need.</summary>
internal sealed class PageOf<T>(Query<T> query, RecordOrder order)
    where T : DirectoryRecord
{
    private readonly long _needed = (long)query.Skip + query.Take + 1;
    private readonly List<DirectoryRecord> _kept = [];
    private long _total;

    /// <summary>Adds a record that satisfies the query's condition.</summary>
    public void Add(DirectoryRecord record)
    {
        _total++;
        if (query.After is { } after && !order.IsAfter(record, after))
        {
            return;
        }

        _kept.Add(record);
        if (_kept.Count > _needed * 2)
        {
            _kept.Sort(order);
            _kept.RemoveRange((int)_needed, _kept.Count - (int)_needed);
        }
    }

    public Page<T> Make()
    {
        _kept.Sort(order);
        return new([.. _kept.Skip(query.Skip).Take(query.Take).Cast<T>()])
        {
            Total = query.IncludeTotal ? _total : null,
            HasMore = _kept.Count > _needed - 1,
        };
    }
}
