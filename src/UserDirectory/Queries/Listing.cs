using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>Turns what a caller asks of a list into a query of the store, and its page into the caller's.</summary>
internal static class Listing
{
    /// <summary>
    /// A page of records, as they are stored: whoever shows them shows them as of <paramref name="now"/>. Statuses in conditions are
    /// compared as of then.
    /// </summary>
    /// <param name="reader">The store.</param>
    /// <param name="tenantId">The tenant; empty for tenants themselves.</param>
    /// <param name="query">What the caller asks, which <see cref="ListQueryRules.MustHold"/> has found right.</param>
    /// <param name="shape">What lists of the type have in common.</param>
    /// <param name="scope">What the service adds to the caller's condition; null for nothing. Part of what a cursor belongs to, so it must
    /// not hold the time.</param>
    /// <param name="now">The time of the call, for statuses that time changes.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException">The cursor is damaged or of another query.</exception>
    public static async ValueTask<Page<T>> ReadAsync<T>(
        IDirectoryReader reader, Guid tenantId, ListQuery query, ListShape<T> shape, Filter? scope,
        DateTimeOffset now, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        // The question is written as text only where a cursor is read or made.
        var (where, order) = (Condition(query, shape, scope), Order(query, shape));
        var cursor = query.Cursor is null ? null : new ListCursor(QueryText.Of<T>(tenantId, order, where), order);
        var asked = new Query<T>(tenantId)
        {
            Where = AsOf(where, shape, now),
            OrderBy = order,
            Skip = query.Skip,
            Take = query.Take,
            IncludeTotal = query.IncludeTotal,
            After = cursor?.Read(query.Cursor!),
        };
        var page = await reader.QueryAsync(asked, cancellationToken).ConfigureAwait(false);
        if (!page.HasMore || page.Items.Count == 0)
        {
            return page;
        }

        cursor ??= new(QueryText.Of<T>(tenantId, order, where), order);
        return page with { NextCursor = cursor.Write(page.Items[page.Items.Count - 1]) };
    }

    /// <summary>How many records there are on all pages.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async ValueTask<long> CountAsync<T>(
        IDirectoryReader reader, Guid tenantId, ListQuery query, ListShape<T> shape, Filter? scope,
        DateTimeOffset now, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var where = AsOf(Condition(query, shape, scope), shape, now);
        var page = await reader.QueryAsync(new Query<T>(tenantId) { Where = where, Take = 0, IncludeTotal = true }, cancellationToken)
            .ConfigureAwait(false);
        return page.Total ?? throw new InvalidOperationException("The store did not count although it was asked to.");
    }

    private static Filter? AsOf<T>(Filter? condition, ListShape<T> shape, DateTimeOffset now)
        where T : DirectoryRecord
    {
        var rewritten = StatusAsOf.Rewrite(condition, now);
        return shape.StillThere?.Invoke(now) is not { } still ? rewritten : rewritten is null ? still : rewritten & still;
    }

    private static IReadOnlyList<Sort> Order<T>(ListQuery query, ListShape<T> shape)
        where T : DirectoryRecord =>
        query.OrderBy is { Count: > 0 } order ? order : shape.DefaultOrder is { } sort ? [sort] : [];

    private static Filter? Condition<T>(ListQuery query, ListShape<T> shape, Filter? scope)
        where T : DirectoryRecord
    {
        var search = shape.Search(query.Search);
        if ((scope ?? query.Where ?? search) is null)
        {
            return null;
        }

        Filter[] conditions = [.. new[] { scope, query.Where, search }.OfType<Filter>()];
        return conditions.Length == 1 ? conditions[0] : new And(conditions);
    }
}
