using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Lists for whoever acts on a handle: <see cref="Listing"/>, after asking what the conditions need.</summary>
internal static class AskedListing
{
    /// <inheritdoc cref="Listing.ReadAsync"/>
    /// <exception cref="InvalidInputException">The query breaks a rule; the fields are named as in <see cref="ListQuery"/>.</exception>
    /// <exception cref="AccessDeniedException">A condition looks into records that the acting user may not list. See
    /// <see cref="LinkedConditions"/>.</exception>
    public static async ValueTask<Page<T>> ReadAsync<T>(
        TenantContext context, ListQuery query, ListShape<T> shape, Filter? scope, DateTimeOffset now, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var tenantId = await AskAsync(context, query, shape, cancellationToken).ConfigureAwait(false);
        return await Listing.ReadAsync(context.Store, tenantId, query, shape, scope, now, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="Listing.CountAsync"/>
    /// <exception cref="InvalidInputException">The query breaks a rule; the fields are named as in <see cref="ListQuery"/>.</exception>
    /// <exception cref="AccessDeniedException">A condition looks into records that the acting user may not list. See
    /// <see cref="LinkedConditions"/>.</exception>
    public static async ValueTask<long> CountAsync<T>(
        TenantContext context, ListQuery query, ListShape<T> shape, Filter? scope, DateTimeOffset now, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var tenantId = await AskAsync(context, query, shape, cancellationToken).ConfigureAwait(false);
        return await Listing.CountAsync(context.Store, tenantId, query, shape, scope, now, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Guid> AskAsync<T>(
        TenantContext context, ListQuery query, ListShape<T> shape, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        // Before the conditions are walked: this keeps them from being too deep to.
        ListQueryRules.MustHold(query, shape);
        await LinkedConditions.RequireAsync(context, query.Where, cancellationToken).ConfigureAwait(false);
        return await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
    }
}
