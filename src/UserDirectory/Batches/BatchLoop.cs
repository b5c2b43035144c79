using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Runs a batch and commits what its calls wrote; runs it again when the ground has moved: a bounded number of times, at last in a turn of
/// its own, in which new calls of the tenant wait. Nobody waits for a delegate otherwise.
/// </summary>
internal sealed class BatchLoop(TenantContext context)
{
    private const string Operation = "batches.in_one_commit";
    private const int FreeRuns = 8;
    private const int RunsInTurn = 8;

    private readonly BatchMemo _memo = new();

    public async ValueTask<T> RunAsync<T>(Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken) =>
        await Telemetry.Start(Operation).EndAsync(RunAllAsync(calls, cancellationToken)).ConfigureAwait(false);

    /// <summary>Makes a batch inside another one call of that: all or nothing by itself, and committed with it.</summary>
    public async ValueTask<T> JoinAsync<T>(Batch outer, Func<ITenantDirectory, ValueTask<T>> calls) =>
        await Telemetry.Start(Operation).EndAsync(outer.CallAsync(_ => RunInsideAsync(outer, calls))).ConfigureAwait(false);

    private async ValueTask<T> RunInsideAsync<T>(Batch outer, Func<ITenantDirectory, ValueTask<T>> calls)
    {
        var savepoint = outer.Store.Savepoint;
        var batch = new Batch(outer);
        T result;
        try
        {
            result = await RunAsync(batch, calls).ConfigureAwait(false);
        }
        catch (Exception) when (batch.IsOvertaken)
        {
            throw new DecisionOvertakenException();
        }
        catch (Exception)
        {
            await outer.Store.RollBackAsync(savepoint).ConfigureAwait(false);
            throw;
        }

        if (batch.IsOvertaken)
        {
            throw new DecisionOvertakenException();
        }

        foreach (var action in batch.Afterwards)
        {
            outer.DoAfterwards(action);
        }

        return result;
    }

    private async ValueTask<T> RunAllAsync<T>(Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var call = context.NewCall();
        if (context.Store is Enlistment)
        {
            return await EndAsync(await TryAsync(tenantId, call, calls, cancellationToken).ConfigureAwait(false)
                ?? throw RefusedCommit.Overtaken()).ConfigureAwait(false);
        }

        for (var run = 0; run < FreeRuns; run++)
        {
            await context.Runtime.Turns.PassAsync(tenantId, cancellationToken).ConfigureAwait(false);
            if (await TryAsync(tenantId, call, calls, cancellationToken).ConfigureAwait(false) is { } attempt)
            {
                return await EndAsync(attempt).ConfigureAwait(false);
            }

            Telemetry.CountRetry(Operation);
        }

        return await EndAsync(await TryInTurnAsync(tenantId, call, calls, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async ValueTask<Run<T>> TryInTurnAsync<T>(
        Guid tenantId, CallStamp call, Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken)
    {
        var runtime = context.Runtime;
        using var queued = await runtime.Turns.QueueAsync(tenantId, cancellationToken).ConfigureAwait(false);
        using var turn = queued is null ? null : runtime.Turns.Begin(tenantId, queued, runtime.Options.BatchTurn, runtime.Clock);
        for (var run = 0; run < RunsInTurn && turn is not { IsOver: true }; run++)
        {
            if (await TryAsync(tenantId, call, calls, cancellationToken).ConfigureAwait(false) is { } attempt)
            {
                return attempt;
            }

            Telemetry.CountRetry(Operation);
        }

        throw RefusedCommit.Busy("What the batch rests on changed each time while it was run.");
    }

    /// <summary>Runs the delegate and commits; null when the ground has moved.</summary>
    private async ValueTask<Run<T>?> TryAsync<T>(
        Guid tenantId, CallStamp call, Func<ITenantDirectory, ValueTask<T>> calls, CancellationToken cancellationToken)
    {
        _memo.BeginRun();
        var batch = new Batch(tenantId, context, context.Store, call, _memo);
        T result;
        try
        {
            result = await RunAsync(batch, calls).ConfigureAwait(false);
        }
        catch (Exception) when (batch.IsOvertaken)
        {
            return null;
        }

        if (batch.IsOvertaken)
        {
            return null;
        }

        if (batch.Store.ToChangeSet(call, context.Actor) is not { } changes)
        {
            return new(result, null, batch.Afterwards);
        }

        var outcome = await CommitLoop.CommitAsync(context, changes, cancellationToken).ConfigureAwait(false);
        return outcome.IsCommitted ? new(result, (changes, outcome), batch.Afterwards) : null;
    }

    private async ValueTask<T> RunAsync<T>(Batch batch, Func<ITenantDirectory, ValueTask<T>> calls)
    {
        batch.Enter();
        try
        {
            return await calls(new TenantDirectory(context.In(batch))).ConfigureAwait(false);
        }
        finally
        {
            batch.End();
        }
    }

    private async ValueTask<T> EndAsync<T>(Run<T> run)
    {
        if (run.Committed is var (changes, outcome))
        {
            await new CommittedCall(context).TellAsync(changes, outcome).ConfigureAwait(false);
        }

        foreach (var action in run.Afterwards)
        {
            await action().ConfigureAwait(false);
        }

        return run.Result;
    }

    /// <summary>A run that was not overtaken.</summary>
    private sealed record Run<T>(T Result, (ChangeSet Changes, CommitResult Outcome)? Committed, IReadOnlyList<Func<ValueTask>> Afterwards);
}
