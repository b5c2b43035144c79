namespace UserDirectory;

/// <summary>
/// Work that was asked for and is done afterwards: at most so much of it waits, and a few are done at once, in the order in which they
/// came. What waits when the process ends is lost, and so is what work throws. Thread-safe.
/// </summary>
internal sealed class RequestQueue(int mostWaiting)
{
    private const int MostAtOnce = 4;

    private readonly Queue<Func<Task>> _waiting = [];
    private readonly List<TaskCompletionSource<bool>> _waiters = [];
    private readonly object _gate = new();
    private int _workers;

    /// <summary>Adds work, unless too much is waiting.</summary>
    public bool TryAdd(Func<Task> work)
    {
        lock (_gate)
        {
            if (_waiting.Count >= mostWaiting)
            {
                return false;
            }

            _waiting.Enqueue(work);
            if (_workers == MostAtOnce)
            {
                return true;
            }

            _workers++;
        }

        // Without the caller's flow: its trace, its request and its batch are none of what comes afterwards.
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = WorkAsync(), null);
        return true;
    }

    /// <summary>Ends when nothing waits and nothing is being done.</summary>
    public async ValueTask<bool> WhenDoneAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_workers == 0)
            {
                return true;
            }

            _waiters.Add(waiter);
        }

        using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return await waiter.Task.ConfigureAwait(false);
    }

    private async Task WorkAsync()
    {
        while (Next() is { } work)
        {
            try
            {
                await work().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whoever asked is gone, and what comes after it must still be done.
            catch (Exception)
#pragma warning restore CA1031
            {
            }
        }
    }

    private Func<Task>? Next()
    {
        lock (_gate)
        {
            if (_waiting.Count > 0)
            {
                return _waiting.Dequeue();
            }

            _workers--;
            if (_workers == 0)
            {
                foreach (var waiter in _waiters)
                {
                    waiter.TrySetResult(true);
                }

                _waiters.Clear();
            }

            return null;
        }
    }
}
