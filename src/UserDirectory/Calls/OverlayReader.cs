using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Reads a store with records laid over it, for a decision that must see what it has decided to write. Answers what decisions ask: by id, by key, all records that satisfy
/// a filter on their own fields (in no order), and the facts of an account.
/// </summary>
internal sealed class OverlayReader(IDirectoryReader inner, RecordOverlay overlay) : IDirectoryReader
{
    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        overlay.TryFind(RecordType.Of<T>().Kind, id, out var record) ? new((T)record) : inner.FindAsync<T>(tenantId, id, cancellationToken);

    public async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (!overlay.IsEmpty && overlay.Find(Compared(key)) is { } laid)
        {
            return (T)laid;
        }

        var stored = await inner.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false);

        // What lies over the stored one has another key: under this one there is nothing any more.
        return stored is not null && overlay.TryFind(stored.Kind, stored.Id, out _) ? null : stored;
    }

    public async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (query.Skip > 0 || query.OrderBy.Count > 0 || query.IncludeTotal)
        {
            throw new NotSupportedException("Decisions read lists whole and without an order.");
        }

        var kind = RecordType.Of<T>().Kind;
        var items = new List<T>();
        var after = query.After;
        Page<T> page;
        do
        {
            page = await inner.QueryAsync(query with { After = after }, cancellationToken).ConfigureAwait(false);
            items.AddRange(page.Items.Where(item => !overlay.TryFind(kind, item.Id, out _)));
            after = page.HasMore ? new SeekPosition([], page.Items[page.Items.Count - 1].Id) : null;
        }
        while (after is not null && items.Count == 0);

        if (after is null)
        {
            items.AddRange(LaidOver(query.Where, kind).Cast<T>());
        }

        return new(items) { HasMore = after is not null };
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        overlay.IsEmpty
            ? inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken)
            : new OverlayFacts(this, inner, overlay).ReadAsync(tenantId, userId, organizationId, cancellationToken);

    /// <exception cref="NotSupportedException">Always: a decision is about one tenant.</exception>
    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Decisions read one tenant.");

    private IEnumerable<DirectoryRecord> LaidOver(Filter? where, RecordKind kind)
    {
        var candidates = OverlayFilter.UserOf(where) is { } userId ? overlay.OfUser(userId).Where(record => record.Kind == kind) : overlay.All(kind);
        return candidates.Where(record => where is null || OverlayFilter.Matches(where, record));
    }

    private static UniqueKey Compared(UniqueKey key) =>
        key.Text is null || key.Definition.IsExact ? key : key with { Text = DirectoryText.Normalize(key.Text) };
}
