using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Gathers one page out of records that come in any order, keeping no more of them than the page and what is before it need.
/// </summary>
internal sealed class PageOf<T>(Query<T> query, RecordOrder order) : IComparer<(SortKey Key, DirectoryRecord Record)>
    where T : DirectoryRecord
{
    private readonly long _needed = (long)query.Skip + query.Take + 1;
    private readonly Sort? _first = query.OrderBy.Count == 0 ? null : query.OrderBy[0];

    // With the value that is compared first, read once: what it leaves equal is compared by the whole order.
    private readonly List<(SortKey Key, DirectoryRecord Record)> _kept = [];
    private long _total;

    // From here on those of the page and of what is before it are kept, in order, so that what is not before the last of them is none.
    private bool _isFull;

    /// <summary>Adds a record that satisfies the query's condition.</summary>
    public void Add(DirectoryRecord record)
    {
        _total++;
        if (query.After is { } after && !order.IsAfter(record, after))
        {
            return;
        }

        var one = (_first is null ? SortKey.Of(record.Id) : SortKey.Of(_first.Field.Read(record)), record);
        if (_isFull && Compare(one, _kept[(int)_needed - 1]) >= 0)
        {
            return;
        }

        _kept.Add(one);
        if (_kept.Count > _needed * 2)
        {
            _kept.Sort(this);
            _kept.RemoveRange((int)_needed, _kept.Count - (int)_needed);
            _isFull = true;
        }
    }

    public Page<T> Make()
    {
        _kept.Sort(this);
        return new([.. _kept.Skip(query.Skip).Take(query.Take).Select(kept => (T)kept.Record)])
        {
            Total = query.IncludeTotal ? _total : null,
            HasMore = _kept.Count > _needed - 1,
        };
    }

    public int Compare((SortKey Key, DirectoryRecord Record) x, (SortKey Key, DirectoryRecord Record) y)
    {
        var first = x.Key.CompareTo(y.Key);
        return first == 0 ? order.Compare(x.Record, y.Record) : _first is { IsDescending: true } ? -first : first;
    }
}
