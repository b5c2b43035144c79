using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>A store that two hosts write to, as one of them has it: it is told of the other's commits when the test says so.</summary>
internal sealed class ToldStore(IDirectoryStore shared) : ICommitNotifications
{
    public event Action<CommitElsewhere>? CommittedElsewhere;

    /// <summary>What this host has committed, as others are to be told.</summary>
    public List<CommitElsewhere> Committed { get; } = [];

    /// <summary>Passes on news.</summary>
    public void Tell(params IEnumerable<CommitElsewhere> commits)
    {
        foreach (var commit in commits)
        {
            CommittedElsewhere?.Invoke(commit);
        }
    }

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => shared.FindAsync<T>(tenantId, id, cancellationToken);

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => shared.FindByKeyAsync<T>(key, cancellationToken);

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => shared.QueryAsync(query, cancellationToken);

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        shared.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        shared.ReadManyAsync(tenantId, reads, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        shared.FindAcrossTenantsAsync(key, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var result = await shared.CommitAsync(changes, cancellationToken);
        if (result.IsCommitted)
        {
            Committed.Add(CommitElsewhere.Of(changes, result));
        }

        return result;
    }
}
