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
        var asked = Asked(tenantId, query, shape, scope);
        ListCursor? known = null;
        var page = await reader.QueryAsync(
            asked with
            {
                Where = AsOf(asked.Where, shape, now),
                Skip = query.Skip,
                Take = query.Take,
                IncludeTotal = query.IncludeTotal,
                After = query.Cursor is null ? null : Cursor().Read(query.Cursor),
            },
            cancellationToken).ConfigureAwait(false);
        return page.HasMore && page.Items.Count > 0 ? page with { NextCursor = Cursor().Write(page.Items[page.Items.Count - 1]) } : page;

        // The question is written as text only where a cursor is read or made.
        ListCursor Cursor() => known ??= new(QueryText.Of(asked), asked.OrderBy);
    }

    /// <summary>How many records there are on all pages.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async ValueTask<long> CountAsync<T>(
        IDirectoryReader reader, Guid tenantId, ListQuery query, ListShape<T> shape, Filter? scope,
        DateTimeOffset now, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var asked = Asked(tenantId, query, shape, scope);
        var page = await reader.QueryAsync(
            asked with { Where = AsOf(asked.Where, shape, now), OrderBy = [], Take = 0, IncludeTotal = true }, cancellationToken)
            .ConfigureAwait(false);
        return page.Total ?? throw new InvalidOperationException("The store did not count although it was asked to.");
    }

    private static Filter? AsOf<T>(Filter? condition, ListShape<T> shape, DateTimeOffset now)
        where T : DirectoryRecord
    {
        var rewritten = StatusAsOf.Rewrite(condition, now);
        return shape.StillThere?.Invoke(now) is not { } still ? rewritten : rewritten is null ? still : rewritten & still;
    }

    private static Query<T> Asked<T>(Guid tenantId, ListQuery query, ListShape<T> shape, Filter? scope)
        where T : DirectoryRecord
    {
        var search = shape.Search(query.Search);
        var conditions = new[] { scope, query.Where, search }.Where(condition => condition is not null).ToList();
        return new(tenantId)
        {
            Where = conditions.Count switch { 0 => null, 1 => conditions[0], _ => new And(conditions!) },
            OrderBy = query.OrderBy is { Count: > 0 } order ? [.. order] : shape.DefaultOrder is { } sort ? [sort] : [],
        };
    }
}
