using UserDirectory.Storage;

namespace UserDirectory.Queries;

/// <summary>Every record of a type that satisfies a filter, read page by page. Only for lists that a call has to visit anyway.</summary>
internal static class AllRecords
{
    public static async ValueTask<IReadOnlyList<T>> ReadAsync<T>(
        IDirectoryReader reader, Guid tenantId, Filter where, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var all = new List<T>();
        SeekPosition? after = null;
        do
        {
            var query = new Query<T>(tenantId) { Where = where, Take = Query<T>.LargestTake, After = after };
            var page = await reader.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            all.AddRange(page.Items);
            after = page.HasMore ? new SeekPosition([], page.Items[page.Items.Count - 1].Id) : null;
        }
        while (after is not null);
        return all.AsReadOnly();
    }
}
