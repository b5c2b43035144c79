using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>
/// A store of rows of values, as a database has them: it keeps nothing of the record classes, and knows them by their descriptions and by
/// what is public for providers
/// alone. That it passes the suite is the proof that these suffice. Thread-safe by one lock.
/// </summary>
internal sealed class ColumnStore : IDirectoryStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, RowTenant> _tenants = [];

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new((T?)_tenants.GetValueOrDefault(tenantId)?.Find(RecordType.Of<T>().Kind, id));
        }
    }

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (key.Definition.Record != RecordType.Of<T>().Kind)
        {
            throw new ArgumentException($"'{key.Definition}' is not a key of {typeof(T).Name}.", nameof(key));
        }

        if (key.Compared() is not { } sought)
        {
            return default;
        }

        lock (_lock)
        {
            var found = Seen(key.Definition.Record, key.TenantId)
                .SelectMany(tenant => tenant.Make<T>(tenant.Table(key.Definition.Record).Having(sought)));
            return new(found.FirstOrDefault());
        }
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        QueryCheck.Check(query);
        lock (_lock)
        {
            return new(RowQuery.Answer(query, Seen(RecordType.Of<T>().Kind, query.TenantId)));
        }
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return new(_tenants.TryGetValue(tenantId, out var tenant) ? RowAccess.Read(tenant, userId, organizationId) : null);
        }
    }

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ReadCheck.Check(tenantId, reads);
        lock (_lock)
        {
            return new(_tenants.TryGetValue(tenantId, out var tenant) ? RowReads.Answer(tenant, reads) : null);
        }
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (key.Definition != RecordKeys.UserEmail || key.Text is null)
        {
            throw new ArgumentException("Only accounts with a proved address are found across tenants.", nameof(key));
        }

        var proved = new Query<User>(Guid.Empty)
        {
            Where = UserFields.Email.EqualTo(key.Text) & UserFields.EmailVerifiedAt.IsPresent(),
            Take = Query<User>.LargestTake,
        };
        lock (_lock)
        {
            return new(RowQuery.Answer(proved, _tenants.Values).Items);
        }
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        WriteCheck.Check(changes);
        lock (_lock)
        {
            if (!_tenants.TryGetValue(changes.TenantId, out var tenant))
            {
                if (!changes.Writes.Any(write => write is Write.Add { Record: Tenant }))
                {
                    return new(new CommitResult(0, 0, [new(-1, RefusalReason.NotFound)]));
                }

                _tenants[changes.TenantId] = tenant = new(changes.TenantId);
            }

            var others = _tenants.Values.Where(other => other != tenant).ToList();
            var result =
                new RowCommit(changes, tenant, key => others.Exists(other => other.Table(RecordKind.Tenant).Having(key).Count > 0)).Run();
            if (tenant.Table(RecordKind.Tenant).Rows.Count == 0)
            {
                _tenants.Remove(changes.TenantId);
            }

            return new(result);
        }
    }

    /// <summary>Whose rows a read of a type may see: the tenant's, or those of all tenants where it asks for tenants themselves.</summary>
    private RowTenant[] Seen(RecordKind kind, Guid tenantId)
    {
        if (kind == RecordKind.Tenant && tenantId == Guid.Empty)
        {
            return [.. _tenants.Values];
        }

        return _tenants.TryGetValue(tenantId, out var tenant) ? [tenant] : [];
    }
}
