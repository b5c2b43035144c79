using System.Collections.Concurrent;
using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// A transaction of the host's, as the store of one handle: a call at a time, until it is disposed of. Keeps what is to follow the host's
/// commit; and until the transaction has ended nothing is added to the cached rights and keys that its writes concern.
/// </summary>
/// <param name="outside">The handle that was enlisted, for what follows the commit.</param>
/// <param name="inside">The store inside the transaction.</param>
internal sealed class Enlistment(TenantContext outside, IEnlistedStore inside) : IDirectoryStore, IDisposable
{
    private readonly ConcurrentQueue<Func<ValueTask>> _afterwards = new();
    private readonly ConcurrentBag<RightsPause> _pauses = [];
    private readonly SemaphoreSlim _telling = new(1, 1);
    private int _isBusy;
    private volatile bool _isDisposed;

    /// <summary>The handle that was enlisted.</summary>
    public TenantContext Outside => outside;

    /// <summary>Whether the transaction has ended, and nobody will say so any more: the handle was disposed of.</summary>
    public bool IsLeft => _isDisposed && inside.HasEnded;

    public ValueTask<T?> FindAsync<T>(Guid tenantId, Guid id, CancellationToken cancellationToken)
        where T : DirectoryRecord => CallAsync(store => store.FindAsync<T>(tenantId, id, cancellationToken));

    public ValueTask<T?> FindByKeyAsync<T>(UniqueKey key, CancellationToken cancellationToken)
        where T : DirectoryRecord => CallAsync(store => store.FindByKeyAsync<T>(key, cancellationToken));

    public ValueTask<Page<T>> QueryAsync<T>(Query<T> query, CancellationToken cancellationToken)
        where T : DirectoryRecord => CallAsync(store => store.QueryAsync(query, cancellationToken));

    public ValueTask<AccessFacts?> ReadAccessAsync(Guid tenantId, Guid userId, Guid? organizationId, CancellationToken cancellationToken) =>
        CallAsync(store => store.ReadAccessAsync(tenantId, userId, organizationId, cancellationToken));

    public ValueTask<ReadResults?> ReadManyAsync(Guid tenantId, IReadOnlyList<Read> reads, CancellationToken cancellationToken) =>
        CallAsync(store => store.ReadManyAsync(tenantId, reads, cancellationToken));

    public ValueTask<IReadOnlyList<User>> FindAcrossTenantsAsync(UniqueKey key, CancellationToken cancellationToken) =>
        CallAsync(store => store.FindAcrossTenantsAsync(key, cancellationToken));

    public ValueTask<CommitResult> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        CallAsync(store => CommitAsync(store, changes, cancellationToken));

    /// <summary>
    /// Has something done once the transaction has ended, after what was to be done before. It looks for itself what is there: the host
    /// may have rolled back.
    /// </summary>
    public void DoAfterwards(Func<ValueTask> action) => _afterwards.Enqueue(action);

    /// <summary>The host's word that the transaction is committed.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public async ValueTask<bool> CommittedAsync(CancellationToken cancellationToken)
    {
        if (!inside.HasEnded)
        {
            throw new InvalidOperationException("The transaction has not ended. Commit it first, and tell of it then.");
        }

        outside.Runtime.Enlistments.Remove(this);
        await FollowAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Does what is to follow the transaction, now that it has ended.</summary>
    public async ValueTask FollowAsync(CancellationToken cancellationToken)
    {
        Resume();
        await _telling.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (_afterwards.TryPeek(out var action))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await action().ConfigureAwait(false);
                _afterwards.TryDequeue(out _);
            }
        }
        finally
        {
            _telling.Release();
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        DisposeWhenIdle();
        if (inside.HasEnded)
        {
            Resume();
        }
    }

    private async ValueTask<CommitResult> CommitAsync(IDirectoryStore store, ChangeSet changes, CancellationToken cancellationToken)
    {
        // Also when the answer is lost or a refusal: until the transaction has ended, that costs no more than a few reads.
        outside.Runtime.Enlistments.Add(this);
        _pauses.Add(outside.Runtime.Rights.Pause(changes));
        var result = await store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (result.IsCommitted)
        {
            DoAfterwards(() => new CommittedCall(outside).TellIfThereAsync(changes, result));
        }

        return result;
    }

    /// <exception cref="InvalidOperationException">Another call is still running.</exception>
    private async ValueTask<T> CallAsync<T>(Func<IDirectoryStore, ValueTask<T>> call)
    {
        ThrowIfDisposed();
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            ThrowIfDisposed();
            throw new InvalidOperationException(
                "Another call in the transaction is still running. Its calls come one after the other: await each before the next.");
        }

        try
        {
            return await call(inside).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
            if (_isDisposed)
            {
                DisposeWhenIdle();
            }
        }
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            throw new ObjectDisposedException(nameof(IEnlistedDirectory), "The handle in the transaction was disposed of.");
        }
    }

    // Whoever finds it idle once it is disposed of keeps it busy for ever.
    private void DisposeWhenIdle()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) == 0)
        {
            inside.Dispose();
        }
    }

    private void Resume()
    {
        while (_pauses.TryTake(out var pause))
        {
            pause.Dispose();
        }
    }
}
