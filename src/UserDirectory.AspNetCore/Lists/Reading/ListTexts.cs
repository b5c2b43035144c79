using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The conditions and orders of one kind of list, read once for each text: what a text means depends on nothing but the kind. Texts of
/// pages and positions are no part of it, so that paging fills nothing. Thread-safe.
/// </summary>
internal sealed class ListTexts(ListModel model)
{
    // With these a kind holds at most some 4.5 MB, whatever callers write.
    private readonly ParsedTexts<Filter> _filters = new(mostEntries: 2_000, mostBytes: 4_000_000);
    private readonly ParsedTexts<IReadOnlyList<Sort>> _orders = new(mostEntries: 500, mostBytes: 500_000);
    private readonly Lazy<ListGrammar> _grammar = new(() => new ListGrammar(model));

    /// <exception cref="ListQueryException">The text is no condition, or too much of one.</exception>
    public Filter Filter(string text) => _filters.GetOrAdd(text, unread => _grammar.Value.Filter(unread));

    /// <exception cref="ListQueryException">The text is no order, or too much of one.</exception>
    public IReadOnlyList<Sort> OrderBy(string text) => _orders.GetOrAdd(text, unread => _grammar.Value.OrderBy(unread));
}
