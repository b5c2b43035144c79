using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// One run of a batch: what its calls share. Calls come one after the other; when something that the batch rests on has moved below, the
/// run is overtaken, whatever becomes of the exception that says so, and all of it is run again.
/// </summary>
internal sealed class Batch
{
    private static readonly AsyncLocal<Batch?> s_current = new();
    private readonly List<Func<ValueTask>> _afterwards = [];
    private int _isBusy;
    private Batch? _around;
    private volatile bool _isOver;
    private volatile bool _isOvertaken;

    /// <param name="tenantId">The tenant.</param>
    /// <param name="outside">The handle that the batch was begun on.</param>
    /// <param name="below">The store that the batch is committed to.</param>
    /// <param name="call">What stays the same however often the batch is run.</param>
    /// <param name="memo">What all runs of the batch share.</param>
    public Batch(Guid tenantId, TenantContext outside, IDirectoryStore below, CallStamp call, BatchMemo memo)
    {
        (TenantId, Outside, Call, Memo) = (tenantId, outside, call, memo);
        Store = new BatchStore(below, tenantId);
        Handle = new BatchHandleStore(this);
    }

    /// <summary>A batch inside another: its calls go into the outer one like that one's own.</summary>
    /// <param name="outer">The outer batch.</param>
    public Batch(Batch outer)
    {
        (TenantId, Outside, Call, Memo) = (outer.TenantId, outer.Outside, outer.Call, outer.Memo);
        Store = outer.Store;
        Handle = new BatchHandleStore(this);
    }

    /// <summary>The batch whose delegate makes the running call; null outside of any. It may be another directory's.</summary>
    public static Batch? Current => s_current.Value is { _isOver: false } batch ? batch : null;

    /// <summary>
    /// The same, when it is a batch of the directory that has these extensions: what one directory's hashers have made is nothing to
    /// another.
    /// </summary>
    public static Batch? CurrentOf(DirectoryExtensions extensions)
    {
        for (var batch = Current; batch is not null; batch = batch._around)
        {
            if (batch.Outside.Runtime.Extensions == extensions)
            {
                return batch;
            }
        }

        return null;
    }

    public Guid TenantId { get; }

    /// <summary>The handle that the batch was begun on, for what follows the commit.</summary>
    public TenantContext Outside { get; }

    public CallStamp Call { get; }

    /// <summary>What the calls have written, over the store below.</summary>
    public BatchStore Store { get; }

    /// <summary>The same for the reads of the batch's handle.</summary>
    public IDirectoryStore Handle { get; }

    /// <summary>What all runs of the batch share.</summary>
    public BatchMemo Memo { get; }

    public bool IsOvertaken => _isOvertaken;

    /// <summary>What is to be done once the batch is committed, in order.</summary>
    public IReadOnlyList<Func<ValueTask>> Afterwards => _afterwards;

    public void DoAfterwards(Func<ValueTask> action) => _afterwards.Add(action);

    /// <summary>The refusal of what cannot be part of a batch.</summary>
    public static ConflictException NotHere() => new(
        "batch.not_here", "This cannot be part of a batch: it has commits or an authority of its own. Call it before or after the batch.");

    /// <summary>Refuses what the delegate of a batch calls on the host, and means as a part of it.</summary>
    /// <param name="runtime">The host; calls on another are no part of the batch, and are let through.</param>
    /// <exception cref="ConflictException"><c>batch.not_here</c>.</exception>
    public static void RefuseInside(DirectoryRuntime runtime)
    {
        if (CurrentOf(runtime.Extensions) is not null)
        {
            throw NotHere();
        }
    }

    /// <summary>From here on, what the running flow calls is called from within the batch.</summary>
    public void Enter()
    {
        _around = Current;
        s_current.Value = this;
    }

    /// <summary>Ends the run: what still holds its handle can do nothing more with it.</summary>
    public void End() => _isOver = true;

    /// <summary>One call of the batch, a read or a whole write, which no other may overlap.</summary>
    /// <exception cref="InvalidOperationException">The batch is over, or another of its calls is still running.</exception>
    public async ValueTask<T> CallAsync<T>(Func<BatchStore, ValueTask<T>> call)
    {
        if (_isOver)
        {
            throw new InvalidOperationException("The batch is over. What its delegate was given cannot be used after it.");
        }

        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            throw new InvalidOperationException(
                "Another call of the batch is still running. The calls of a batch come one after the other: await each before the next.");
        }

        try
        {
            return _isOvertaken ? throw new DecisionOvertakenException() : await call(Store).ConfigureAwait(false);
        }
        catch (DecisionOvertakenException)
        {
            _isOvertaken = true;
            throw;
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }
}
