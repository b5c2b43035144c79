using UserDirectory.Storage;

namespace UserDirectory.Sqlite;

/// <summary>A set that waits to be written: until it is begun, whoever waits for it may leave. Thread-safe.</summary>
internal sealed class WaitingSet(ChangeSet set)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Left = 2;

    private readonly TaskCompletionSource<CommitResult> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state;

    public ChangeSet Set => set;

    public Task<CommitResult> Answer => _answer.Task;

    public bool HasLeft => Volatile.Read(ref _state) == Left;

    /// <summary>Whether somebody still waits: from now on the answer is what becomes of the set.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Ends the wait, unless the set is begun.</summary>
    public void Leave(Exception reason)
    {
        if (Interlocked.CompareExchange(ref _state, Left, Waiting) == Waiting)
        {
            Fail(reason);
        }
    }

    public void Succeed(CommitResult result) => _answer.SetResult(result);

    public void Fail(Exception fault)
    {
        if (fault is OperationCanceledException { CancellationToken: { IsCancellationRequested: true } token })
        {
            _answer.SetCanceled(token);
        }
        else
        {
            _answer.SetException(fault);
        }
    }
}
