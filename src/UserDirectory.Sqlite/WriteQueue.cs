using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>
/// Who wants to write in this process: who comes first writes at once, on its own thread; those that come meanwhile wait without one, and
/// are then written together, in one transaction that waits for the disk once. Thread-safe.
/// </summary>
internal sealed class WriteQueue(SqliteWriter writer, TimeSpan patience)
{
    private const int MostSets = 64;

    // A set of an import has thousands: others need not wait for several.
    private const int MostWrites = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<WaitingSet> _waiting = new();
    private bool _isWriting;

    public ValueTask<CommitResult> CommitAsync(ChangeSet set, CancellationToken cancellationToken)
    {
        WaitingSet? waiting = null;
        lock (_gate)
        {
            if (_isWriting)
            {
                _waiting.Enqueue(waiting = new WaitingSet(set));
            }

            _isWriting = true;
        }

        return waiting is null ? new(CommitNow(set)) : new(WaitAsync(waiting, cancellationToken));
    }

    private async Task<CommitResult> WaitAsync(WaitingSet waiting, CancellationToken cancellationToken)
    {
        using var cancelled = cancellationToken.UnsafeRegister(
            static (set, token) => ((WaitingSet)set!).Leave(new OperationCanceledException(token)), waiting);
        using var impatient = new Timer(
            static set => ((WaitingSet)set!).Leave(SqliteFaults.Of(SqliteFaults.Busy)), waiting, patience, Timeout.InfiniteTimeSpan);
        return await waiting.Answer.ConfigureAwait(false);
    }

    private CommitResult CommitNow(ChangeSet set)
    {
        try
        {
            return writer.Commit(set);
        }
        finally
        {
            if (IsAnyWaiting())
            {
                ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.WriteWaiting(), this, preferLocal: false);
            }
        }
    }

    private void WriteWaiting()
    {
        do
        {
            WriteGroup();
        }
        while (IsAnyWaiting());
    }

    /// <summary>Whether there is more to write; when not, whoever comes next writes at once.</summary>
    private bool IsAnyWaiting()
    {
        lock (_gate)
        {
            while (_waiting.TryPeek(out var first) && first.HasLeft)
            {
                _waiting.Dequeue();
            }

            return _isWriting = _waiting.Count > 0;
        }
    }

    private void WriteGroup()
    {
        List<WaitingSet> group = [];
        try
        {
            var answers = writer.Commit(() => (group = TakeGroup()).ConvertAll(each => each.Set));
            for (var i = 0; i < answers.Count; i++)
            {
                group[i].Succeed(answers[i]);
            }
        }
        catch (StoreException fault) when (group.Count == 0 && fault.Code == SqliteFaults.Busy)
        {
            // Another process writes. Each set that waits has its own patience.
        }
#pragma warning disable CA1031 // It is told to whom it concerns.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (group.Count == 0)
            {
                TakeAll().ForEach(each => each.Fail(fault));
            }

            // Which of them it was for is seen when each is written by itself.
            group.ForEach(WriteAlone);
        }
    }

    private void WriteAlone(WaitingSet waiting)
    {
        try
        {
            waiting.Succeed(writer.Commit(waiting.Set));
        }
#pragma warning disable CA1031 // It is told to whom it concerns.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            waiting.Fail(fault);
        }
    }

    private List<WaitingSet> TakeGroup()
    {
        var group = new List<WaitingSet>();
        var writes = 0;
        lock (_gate)
        {
            while (group.Count < MostSets && writes < MostWrites && _waiting.TryDequeue(out var next))
            {
                if (next.TryBegin())
                {
                    group.Add(next);
                    writes += next.Set.Writes.Count;
                }
            }
        }

        return group;
    }

    private List<WaitingSet> TakeAll()
    {
        lock (_gate)
        {
            var all = _waiting.Where(each => each.TryBegin()).ToList();
            _waiting.Clear();
            return all;
        }
    }
}
