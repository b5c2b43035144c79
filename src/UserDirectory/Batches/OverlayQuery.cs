using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// One page of a query over a store and records laid over it: what the store has but for the covered records, and the laid ones, merged in
/// the query's order.
/// </summary>
internal sealed class OverlayQuery<T>
    where T : DirectoryRecord
{
    private readonly IDirectoryReader _below;
    private readonly Query<T> _query;
    private readonly Filter? _where;
    private readonly RecordOrder _order;
    private readonly List<T> _laid;
    private readonly int _laidInAll;

    /// <param name="below">The store.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="where">Its condition as the store is to be asked it.</param>
    /// <param name="covered">Which records of the store do not count.</param>
    /// <param name="laid">The laid records that satisfy the condition.</param>
    public OverlayQuery(IDirectoryReader below, Query<T> query, Filter? where, IReadOnlyCollection<Guid> covered, List<T> laid)
    {
        var kind = RecordType.Of<T>().Kind;
        (_below, _query, _order, _laidInAll) = (below, query, new RecordOrder(query.OrderBy, kind), laid.Count);
        var isBelow = !RecordType.Of(kind).Fields[0].In(covered);
        _where = covered.Count == 0 ? where : where is null ? isBelow : where & isBelow;
        _laid = [.. laid.Where(record => query.After is not { } after || _order.IsAfter(record, after))
            .OrderBy(record => (DirectoryRecord)record, _order)];
    }

    public async ValueTask<Page<T>> ReadAsync(CancellationToken cancellationToken)
    {
        // Each laid record may push one of the store's out of the part that is skipped.
        var skipped = Math.Max(0, _query.Skip - _laid.Count);
        var stored = await ReadBelowAsync(skipped, cancellationToken).ConfigureAwait(false);
        var page = Merge(stored, skipped);
        return _query.IncludeTotal ? page with { Total = stored.Total + _laidInAll } : page with { Total = null };
    }

    private async ValueTask<Page<T>> ReadBelowAsync(int skipped, CancellationToken cancellationToken)
    {
        var wanted = _query.Skip - skipped + (long)_query.Take;
        var items = new List<T>();
        var ask = _query with { Where = _where, Skip = skipped };
        while (true)
        {
            var page = await _below.QueryAsync(
                ask with { Take = (int)Math.Min(wanted - items.Count, Query<T>.LargestTake) }, cancellationToken).ConfigureAwait(false);
            items.AddRange(page.Items);
            if (items.Count >= wanted || !page.HasMore)
            {
                return page with { Items = items };
            }

            var last = items[items.Count - 1];
            ask = ask with { Skip = 0, After = new SeekPosition([.. _query.OrderBy.Select(step => step.Field.Read(last))], last.Id) };
        }
    }

    private Page<T> Merge(Page<T> stored, int skipped)
    {
        if (skipped > 0 && stored.Items.Count == 0)
        {
            return new([]);
        }

        var items = new List<T>(Math.Min(_query.Take, stored.Items.Count + _laid.Count));
        var (s, l) = (0, skipped == 0 ? 0 : _laid.Count(record => _order.Compare(record, stored.Items[0]) < 0));
        for (var index = (long)skipped + l; items.Count < _query.Take && (s < stored.Items.Count || l < _laid.Count); index++)
        {
            var isLaid = s == stored.Items.Count || (l < _laid.Count && _order.Compare(_laid[l], stored.Items[s]) < 0);
            var next = isLaid ? _laid[l++] : stored.Items[s++];
            if (index >= _query.Skip)
            {
                items.Add(next);
            }
        }

        return new(items) { HasMore = s < stored.Items.Count || l < _laid.Count || stored.HasMore };
    }
}
