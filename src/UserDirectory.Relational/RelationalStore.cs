using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>
/// The storage contract over a database. What differs by engine is its <see cref="SqlDialect"/> and where sessions come from. Thread-safe.
/// </summary>
/// <param name="schema">The names and the dialect.</param>
internal abstract class RelationalStore(RelationalSchema schema) : IRestorableStore
{
    // What a decision asks for is less.
    private const int MostAhead = 16;

    public RelationalSchema Schema => schema;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        return tenantId == Guid.Empty
            ? default
            : ReadAsync(session => new SessionReads(session, new(tenantId)).Find<T>(id), cancellationToken);
    }

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (key.Definition.Record != RecordType.Of<T>().Kind)
        {
            throw new ArgumentException($"'{key.Definition}' is not a key of {typeof(T).Name}.", nameof(key));
        }

        return key.Compared() is { } sought
            ? ReadAsync(session => (T?)new SessionReads(session, new(key.TenantId)).FindByKey(sought), cancellationToken)
            : default;
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        QueryCheck.Check(query);
        return ReadAsync(
            session =>
            {
                var reads = new SessionReads(session, new(query.TenantId));
                return query.IncludeTotal || query.After is not null ? session.Read(() => reads.Page(query)) : reads.Page(query);
            },
            cancellationToken);
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ReadAsync(
            session => new ManyReads(session, tenantId).Access(userId, organizationId), cancellationToken);
    }

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadCheck.Check(tenantId, reads);
        return reads.Count <= MostAhead
            ? ReadAheadAsync(session => new ManyReads(session, tenantId).Answer(reads), cancellationToken)
            : ReadAsync(session => new ManyReads(session, tenantId).Answer(reads), cancellationToken);
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (key.Definition != RecordKeys.UserEmail || key.Text is null)
        {
            throw new ArgumentException("Only accounts with a proved address are found across tenants.", nameof(key));
        }

        return ReadAsync(session => session.Read(() => AcrossTenants.Find(session, key.Text)), cancellationToken);
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WriteCheck.Check(changes);
        return CommitCheckedAsync(changes, cancellationToken);
    }

    public async ValueTask<RestoreRefusal?> RestoreAsync(
        Tenant tenant, long sequence, long authority, IAsyncEnumerable<DirectoryRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var given = RestoreCheck.CheckedAsync(tenant, sequence, authority, records, cancellationToken);
        return await WriteLongAsync(session => new TenantRestore(session, tenant).Run(sequence, authority, given, cancellationToken))
            .ConfigureAwait(false);
    }

    /// <summary>Reads on a session that nobody else uses meanwhile.</summary>
    protected abstract ValueTask<TResult> ReadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken);

    /// <summary>The same, of little that a commit mostly follows.</summary>
    protected virtual ValueTask<TResult> ReadAheadAsync<TResult>(Func<SqlSession, TResult> read, CancellationToken cancellationToken) =>
        ReadAsync(read, cancellationToken);

    /// <summary>Commits a set that passed <see cref="WriteCheck"/>, after those that are written already.</summary>
    protected abstract ValueTask<CommitResult> CommitCheckedAsync(ChangeSet changes, CancellationToken cancellationToken);

    /// <summary>
    /// Writes in a transaction that the delegate itself begins and ends, after those that write already, on a thread that it may keep as
    /// long as it takes.
    /// </summary>
    protected abstract Task<TResult> WriteLongAsync<TResult>(Func<SqlSession, TResult> write);
}
