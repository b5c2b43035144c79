using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <inheritdoc/>
internal sealed class KindReader<T>(RecordKind kind) : KindReader(kind)
    where T : DirectoryRecord
{
    public override async ValueTask<DirectoryRecord?> FindAsync(
        IDirectoryReader reader, Guid tenantId, Guid id, CancellationToken cancellationToken) =>
        await reader.FindAsync<T>(tenantId, id, cancellationToken);

    public override async ValueTask<DirectoryRecord?> FindByKeyAsync(
        IDirectoryReader reader, UniqueKey key, CancellationToken cancellationToken) =>
        await reader.FindByKeyAsync<T>(key, cancellationToken);

    public override async ValueTask<Page<DirectoryRecord>> QueryAsync(
        IDirectoryReader reader, Query<DirectoryRecord> query, CancellationToken cancellationToken)
    {
        var typed = new Query<T>(query.TenantId)
        {
            Where = query.Where,
            OrderBy = query.OrderBy,
            Skip = query.Skip,
            Take = query.Take,
            After = query.After,
            IncludeTotal = query.IncludeTotal,
        };
        var page = await reader.QueryAsync(typed, cancellationToken);
        return new([.. page.Items]) { Total = page.Total, HasMore = page.HasMore, NextCursor = page.NextCursor };
    }
}
