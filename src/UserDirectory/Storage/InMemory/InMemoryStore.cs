using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>
/// Keeps a directory in this process's memory. Reads take no lock; commits of one tenant follow each other, those of many do not wait.
/// Thread-safe.
/// </summary>
internal sealed partial class InMemoryStore(InMemoryOptions options) : ISingleHostStore, IImmediateReader
{
    private readonly int _keptChanges = options.KeptChanges >= 1
        ? options.KeptChanges
        : throw new ArgumentOutOfRangeException(nameof(options), options.KeptChanges, "The feed keeps at least one change.");

    private readonly ConcurrentDictionary<Guid, Partition> _partitions = new();
    private readonly TenantKeys _tenantKeys = new();

    // The only tenant there is, as in most installations: found without a look-up. Null when there are none or several.
    private Partition? _only;

    // Tenants' keys are unique beyond a tenant: sets that write a tenant's own record take this lock before the tenant's.
    private readonly object _installation = new();

    public event Action<ChangeSet, long>? Committing;

    /// <summary>Counts the records that calls visit and write; null does not count.</summary>
    internal RecordCounter? Counter { get; set; }

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(As<T>(Find(RecordType.Of<T>().Kind, tenantId, id)));
    }

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(key.Definition);
        return key.Definition.Record == RecordType.Of<T>().Kind
            ? new(As<T>(FindByKey(key)))
            : throw new ArgumentException($"'{key.Definition}' is not a key of {typeof(T).Name}.", nameof(key));
    }

    public DirectoryRecord? Find(RecordKind kind, Guid tenantId, Guid id)
    {
        Counter?.Add();
        return PartitionOf(tenantId)?.Find(kind, id);
    }

    public DirectoryRecord? FindByKey(in UniqueKey key)
    {
        Counter?.Add();
        Span<char> buffer = stackalloc char[KeyText.BufferLength];
        if (!KeyText.TryNormalize(key, buffer, out var text))
        {
            return null;
        }

        return key.Definition.Record == RecordKind.Tenant ? FindTenant(text) : PartitionOf(key.TenantId)?.Find(key, text);
    }

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = new QueryRun<T>(query, cancellationToken);
        if (typeof(T) == typeof(Tenant) && query.TenantId == Guid.Empty)
        {
            return new(QueryTenants(run));
        }

        return new(PartitionOf(query.TenantId) is { } partition ? partition.Read(run, Counter) : run.Empty);
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(PartitionOf(tenantId)?.Read(new AccessRead(userId, organizationId), Counter));
    }

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(reads);
        var read = new ManyRead(tenantId, reads, cancellationToken);
        return new(PartitionOf(tenantId)?.Read(read, Counter));
    }

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (key.Definition != RecordKeys.UserEmail)
        {
            throw new ArgumentException(
                $"Only accounts with a proved address are found across tenants, not by '{key.Definition}'.", nameof(key));
        }

        var read = new ProvedOwners(key.Text ?? throw new ArgumentException("There is no address.", nameof(key)));
        var found = new List<User>();
        foreach (var partition in _partitions.Select(pair => pair.Value).Where(partition => !partition.IsRemoved))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(partition.Read(read, Counter));
        }

        return new(found.AsReadOnly());
    }

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ArgumentNullException.ThrowIfNull(changes);
        WriteCheck.Check(changes);
        if (!WriteCheck.ConcernsInstallation(changes))
        {
            return new(CommitInto(PartitionOf(changes.TenantId), changes, isNew: false));
        }

        lock (_installation)
        {
            return new(CommitTenant(changes));
        }
    }

    /// <summary>
    /// A record of the table of its type: a checked cast would have to look into it, which costs as much as finding it did.
    /// </summary>
    private static T? As<T>(DirectoryRecord? record)
        where T : DirectoryRecord => Unsafe.As<T?>(record);

    private static CommitResult UnknownTenant() => new(0, 0, [new(-1, RefusalReason.NotFound)]);

    private Partition? PartitionOf(Guid tenantId)
    {
        var partition = Volatile.Read(ref _only);
        return (partition?.TenantId == tenantId || _partitions.TryGetValue(tenantId, out partition)) && !partition!.IsRemoved
            ? partition
            : null;
    }

    /// <summary>
    /// A partition is registered before its first commit is published and goes after its last, so that a reader finds what it has seen.
    /// </summary>
    private CommitResult CommitTenant(ChangeSet changes)
    {
        var partition = PartitionOf(changes.TenantId);
        var isNew = partition is null && WriteCheck.AddsTenant(changes);
        if (isNew)
        {
            _partitions[changes.TenantId] = partition = new Partition(changes.TenantId);
        }

        try
        {
            return CommitInto(partition, changes, isNew);
        }
        finally
        {
            if (partition is not null && (partition.IsRemoved || partition.IsUnborn))
            {
                _partitions.TryRemove(changes.TenantId, out _);
            }

            Volatile.Write(ref _only, _partitions.Count == 1 ? _partitions.Values.First() : null);
        }
    }

    private CommitResult CommitInto(Partition? partition, ChangeSet changes, bool isNew)
    {
        if (partition is null)
        {
            return UnknownTenant();
        }

        lock (partition.Gate)
        {
            return partition.IsRemoved || (partition.IsUnborn && !isNew)
                ? UnknownTenant()
                : new Commit(partition, changes, _tenantKeys, Counter) { Committing = Committing }.Run(_keptChanges);
        }
    }

    private Tenant? FindTenant(ReadOnlySpan<char> key)
    {
        if (_tenantKeys.Find(key) is not { } partition)
        {
            return null;
        }

        if (TenantIn(partition, key) is { } tenant)
        {
            return tenant;
        }

        // The key is changing hands at this moment.
        lock (_installation)
        {
            return TenantIn(_tenantKeys.Find(key), key);
        }
    }

    private static Tenant? TenantIn(Partition? partition, ReadOnlySpan<char> key) =>
        partition is { IsRemoved: false } && partition.Find(RecordKind.Tenant, partition.TenantId) is Tenant tenant
            && key.SequenceEqual(tenant.NormalizedKey.AsSpan())
            ? tenant
            : null;

    /// <summary>Every tenant as of one moment: no tenant's own record is written while the lock is held.</summary>
    private Page<T> QueryTenants<T>(QueryRun<T> run)
        where T : DirectoryRecord
    {
        lock (_installation)
        {
            return run.Through(
                _partitions.Values.Select(partition => partition.View(Counter)).Select(view => (view.Slots(RecordKind.Tenant), view)));
        }
    }
}
