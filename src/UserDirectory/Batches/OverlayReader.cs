using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Reads a store with records laid over it: for whoever must see what is decided and not written yet. Not thread-safe.</summary>
internal sealed class OverlayReader(IDirectoryReader below, RecordOverlay overlay) : IDirectoryReader
{
    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord =>
        overlay.TryFind(RecordType.Of<T>().Kind, id, out var record)
            ? new((T?)record)
            : below.FindAsync<T>(tenantId, id, cancellationToken);

    public async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (!overlay.HasAny(RecordType.Of<T>().Kind))
        {
            return await below.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false);
        }

        if (overlay.Find(Compared(key)) is { } laid)
        {
            return (T)laid;
        }

        var stored = await below.FindByKeyAsync<T>(key, cancellationToken).ConfigureAwait(false);

        // What lies over the stored one has another key, or nothing is left of it: under this one there is nothing any more.
        return stored is not null && overlay.Covers(stored.Kind, stored.Id) ? null : stored;
    }

    public async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        if (overlay.IsEmpty)
        {
            return await below.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        }

        var where = await GroundAsync(query.Where, query.TenantId, cancellationToken).ConfigureAwait(false);
        return overlay.HasAny(RecordType.Of<T>().Kind)
            ? await new OverlayQuery<T>(
                below, query, where, CoveredIds(RecordType.Of<T>().Kind, query.Where),
                await LaidAsync(query, cancellationToken).ConfigureAwait(false))
                .ReadAsync(cancellationToken).ConfigureAwait(false)
            : await below.QueryAsync(query with { Where = where }, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        overlay.IsEmpty
            ? below.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken)
            : new OverlayFacts(this, below, overlay).ReadAsync(tenantId, userId, organizationId, cancellationToken);

    /// <summary>What the store has is read at once, and what lies over it is laid over each answer.</summary>
    public async ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        if (overlay.IsEmpty)
        {
            return await below.ReadManyAsync(tenantId, reads, cancellationToken).ConfigureAwait(false);
        }

        var stored = new ReadSet(below, tenantId);
        return await stored.ReadAsync(reads, cancellationToken).ConfigureAwait(false)
            ? await OneByOne.ReadAsync(new OverlayReader(stored, overlay), tenantId, reads, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <exception cref="NotSupportedException">Always: a batch is about one tenant.</exception>
    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Decisions read one tenant.");

    /// <summary>The condition as the store below is to be asked it. See <see cref="GroundedFilter"/>.</summary>
    public async ValueTask<Filter?> GroundAsync(Filter? where, Guid tenantId, CancellationToken cancellationToken) =>
        where is null || overlay.IsEmpty ?
            where : await new GroundedFilter(this, overlay, tenantId).OfAsync(where, cancellationToken).ConfigureAwait(false);

    private async ValueTask<List<T>> LaidAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        var kind = RecordType.Of<T>().Kind;
        var candidates = OverlayFilter.UserOf(query.Where) is { } userId && HasUser(kind)
            ? overlay.OfHolder(userId).OfType<T>()
            : overlay.All(kind).Cast<T>();
        if (query.Where is null)
        {
            return [.. candidates];
        }

        var conditions = new OverlayFilter(this, query.TenantId);
        var laid = new List<T>();
        foreach (var record in candidates.ToList())
        {
            if (await conditions.MatchesAsync(query.Where, record, cancellationToken).ConfigureAwait(false))
            {
                laid.Add(record);
            }
        }

        return laid;
    }

    // What is laid over an account's record is the account's too: no other can satisfy the condition.
    private IReadOnlyCollection<Guid> CoveredIds(RecordKind kind, Filter? where) =>
        OverlayFilter.UserOf(where) is { } userId && HasUser(kind)
            ? [.. overlay.OfHolder(userId).Where(record => record.Kind == kind)
                .Select(record => record.Id), .. overlay.GoneOfHolder(userId)]
            : overlay.CoveredIds(kind);

    private static bool HasUser(RecordKind kind) => kind is RecordKind.Membership or RecordKind.RoleAssignment or RecordKind.GroupMember;

    // Text without a compared form is no record's: the store says so.
    private static UniqueKey Compared(UniqueKey key) => key.Compared() ?? key;
}
