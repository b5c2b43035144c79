using System.Collections.Concurrent;
using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Keeps a directory in this process's memory. Thread-safe.</summary>
internal sealed class InMemoryStore(InMemoryOptions options) : ISingleHostStore
{
    private readonly int _keptChanges = options.KeptChanges >= 1
        ? options.KeptChanges
        : throw new ArgumentOutOfRangeException(nameof(options), options.KeptChanges, "The feed keeps at least one change.");

    private readonly ConcurrentDictionary<Guid, Partition> _partitions = new();

    // Tenants' keys are unique beyond a tenant: sets that write a tenant's own record take this lock before the tenant's.
    private readonly object _installation = new();
    private readonly Dictionary<string, Guid> _tenantKeys = new(StringComparer.Ordinal);

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_partitions.TryGetValue(tenantId, out var partition))
        {
            return default;
        }

        lock (partition.Gate)
        {
            return new((T?)partition.Find(RecordType.Of<T>().Kind, id));
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

        if (!TryNormalize(key, out var normalized))
        {
            return default;
        }

        var tenantId = normalized.TenantId;
        if (typeof(T) == typeof(Tenant))
        {
            lock (_installation)
            {
                if (!_tenantKeys.TryGetValue(normalized.Text!, out tenantId))
                {
                    return default;
                }
            }

            return FindAsync<T>(tenantId, tenantId, cancellationToken);
        }

        if (!_partitions.TryGetValue(tenantId, out var partition))
        {
            return default;
        }

        lock (partition.Gate)
        {
            return new((T?)partition.Find(normalized));
        }
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = new QueryRun<T>(query);
        if (typeof(T) == typeof(Tenant) && query.TenantId == Guid.Empty)
        {
            return new(QueryTenants(run));
        }

        if (!_partitions.TryGetValue(query.TenantId, out var partition))
        {
            return new(run.Over([], NoRecords.View));
        }

        lock (partition.Gate)
        {
            return new(run.Over(partition.All(RecordType.Of<T>().Kind), partition));
        }
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_partitions.TryGetValue(tenantId, out var partition))
        {
            return default;
        }

        lock (partition.Gate)
        {
            return new(AccessRead.Of(partition, userId, organizationId));
        }
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(changes);
        WriteCheck.Check(changes);
        if (!WriteCheck.ConcernsInstallation(changes))
        {
            return new(CommitInto(_partitions.TryGetValue(changes.TenantId, out var partition) ? partition : null, changes));
        }

        lock (_installation)
        {
            return new(CommitTenant(changes));
        }
    }

    private CommitResult CommitTenant(ChangeSet changes)
    {
        if (!_partitions.TryGetValue(changes.TenantId, out var partition))
        {
            partition = changes.Writes.Any(write => write is Write.Add { Record: Tenant }) ? new Partition(changes.TenantId) : null;
        }

        var result = CommitInto(partition, changes);
        if (result.IsCommitted)
        {
            if (partition!.IsRemoved)
            {
                _partitions.TryRemove(changes.TenantId, out _);
            }
            else
            {
                _partitions[changes.TenantId] = partition;
            }
        }

        return result;
    }

    private CommitResult CommitInto(Partition? partition, ChangeSet changes)
    {
        if (partition is null)
        {
            return UnknownTenant();
        }

        lock (partition.Gate)
        {
            return partition.IsRemoved ? UnknownTenant() : new Commit(partition, changes, _tenantKeys, _keptChanges).Run();
        }
    }

    private static CommitResult UnknownTenant() => new(0, 0, [new(-1, RefusalReason.NotFound)]);

    private Page<T> QueryTenants<T>(QueryRun<T> run)
        where T : DirectoryRecord
    {
        lock (_installation)
        {
            return run.Over(_partitions.Values.Select(TenantOf), NoRecords.View);
        }
    }

    private static DirectoryRecord TenantOf(Partition partition)
    {
        lock (partition.Gate)
        {
            return partition.Find(RecordKind.Tenant, partition.TenantId)!;
        }
    }

    private static bool TryNormalize(UniqueKey key, out UniqueKey normalized)
    {
        normalized = key;
        if (key.Text is null || key.Definition.IsExact)
        {
            return true;
        }

        try
        {
            normalized = key with { Text = DirectoryText.Normalize(key.Text) };
            return true;
        }
        catch (ArgumentException)
        {
            // No stored key holds text that cannot be normalised.
            return false;
        }
    }
}
