using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests;

/// <summary>Lets something happen between two reads of a decision, between the decision and its commit, or right after that.</summary>
public sealed class InterruptedStore(IDirectoryStore inner) : IDirectoryStore
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private Func<Task>? _beforeNextCommit;
    private Func<Task>? _afterNextCommit;
    private Func<Task>? _beforeRead;
    private int _readsLeft;
    private Barrier? _meeting;
    private int _awaited;

    /// <summary>Done once, before the next commit reaches the store.</summary>
    public void BeforeNextCommit(Func<Task> interruption) => _beforeNextCommit = interruption;

    /// <summary>Done once, after the next commit, before whoever made it goes on.</summary>
    public void AfterNextCommit(Func<Task> interruption) => _afterNextCommit = interruption;

    /// <summary>Done once, after so many more reads of records.</summary>
    public void BeforeRead(int after, Func<Task> interruption) => (_readsLeft, _beforeRead) = (after, interruption);

    /// <summary>
    /// Holds as many of the next commits as the barrier has participants until all of them have come: each was decided before any was
    /// written.
    /// </summary>
    public void MeetAtNextCommits(Barrier barrier) => (_meeting, _awaited) = (barrier, barrier.ParticipantCount);

    public async ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        await InterruptReadAsync();
        return await inner.FindAsync<T>(tenantId, id, cancellationToken);
    }

    public async ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        await InterruptReadAsync();
        return await inner.FindByKeyAsync<T>(key, cancellationToken);
    }

    public async ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord
    {
        await InterruptReadAsync();
        return await inner.QueryAsync(query, cancellationToken);
    }

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        inner.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken);

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        OneByOne.ReadAsync(this, tenantId, reads, cancellationToken);

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        inner.FindAcrossTenantsAsync(key, cancellationToken);

    public async ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _beforeNextCommit, null) is { } interruption)
        {
            await interruption();
        }

        if (_meeting is { } meeting && Interlocked.Decrement(ref _awaited) >= 0 && !meeting.SignalAndWait(s_patience, cancellationToken))
        {
            throw new TimeoutException("The other commits did not come.");
        }

        var result = await inner.CommitAsync(changes, cancellationToken);
        if (Interlocked.Exchange(ref _afterNextCommit, null) is { } next)
        {
            await next();
        }

        return result;
    }

    private async Task InterruptReadAsync()
    {
        if (_beforeRead is not null && Interlocked.Decrement(ref _readsLeft) < 0
            && Interlocked.Exchange(ref _beforeRead, null) is { } interruption)
        {
            await interruption();
        }
    }
}
