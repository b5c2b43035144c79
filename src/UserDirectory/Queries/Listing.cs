using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>Turns what a caller asks of a list into a query of the store, and its page into the caller's.</summary>
internal static class Listing
{
    /// <summary>A page of records.</summary>
    /// <param name="reader">The store.</param>
    /// <param name="tenantId">The tenant; empty for tenants themselves.</param>
    /// <param name="query">What the caller asks.</param>
    /// <param name="shape">What lists of the type have in common.</param>
    /// <param name="scope">What the service adds to the caller's condition; null for nothing.</param>
    /// <param name="now">The time of the call, for statuses that time changes.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="InvalidInputException">The query breaks a rule; the fields are named as in <see cref="ListQuery"/>.</exception>
    public static async ValueTask<Page<T>> ReadAsync<T>(
        IDirectoryReader reader, Guid tenantId, ListQuery query, ListShape<T> shape, Filter? scope, DateTimeOffset now, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        _ = now;
        var where = scope is null ? query.Where : query.Where is null ? scope : scope & query.Where;
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var search = Filter.Any(shape.Searched.Select(field => field.Contains(query.Search!)));
            where = where is null ? search : where & search;
        }

        var asked = new Query<T>(tenantId) { Where = where, Skip = query.Skip, Take = query.Take, IncludeTotal = query.IncludeTotal };
        return await reader.QueryAsync(asked with { OrderBy = query.OrderBy ?? (shape.DefaultOrder is { } sort ? [sort] : []) }, cancellationToken).ConfigureAwait(false);
    }
}
