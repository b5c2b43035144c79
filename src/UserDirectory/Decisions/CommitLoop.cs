using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Decide, commit, and decide again when the ground has moved: a bounded number of times, queued per tenant inside this host once it has
/// moved, and soon in a turn of its own, in which new calls of the tenant wait.
/// </summary>
internal sealed class CommitLoop(TenantContext context)
{
    private const int MaxAttempts = 64;

    /// <summary>How many attempts others may overtake: those that wait behind this one wait for all of them.</summary>
    private const int FreeAttempts = 3;

    // Far longer than any decision takes: what the host brings along may hang in one, and then not everybody else.
    private static readonly TimeSpan s_longestTurn = TimeSpan.FromSeconds(30);

    public async ValueTask<T> RunAsync<T>(
        string operation, Action<ReadAhead>? ahead, Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken) =>
        await Telemetry.Start(operation).EndAsync(DecideAsync(operation, ahead, decide, cancellationToken)).ConfigureAwait(false);

    /// <summary>The same for a step of an operation.</summary>
    public async ValueTask<T> RunStepAsync<T>(
        string step, Action<ReadAhead>? ahead, Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken, ReadSet? known = null) =>
        await Telemetry.StartStep(step).EndAsync(DecideAsync(step, ahead, decide, cancellationToken, known)).ConfigureAwait(false);

    /// <summary>Makes several decisions on a store of their own, and commits what they wrote as one.</summary>
    /// <param name="operation">The operation's name for traces.</param>
    /// <param name="ahead">Names what all of them rest on.</param>
    /// <param name="decide">Decides on the store that it is given, as often as need be.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    public async ValueTask<T> RunBatchAsync<T>(
        string operation,
        Action<ReadAhead> ahead,
        Func<TenantContext, CallStamp, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken) =>
        await Telemetry.Start(operation).EndAsync(
            TryAsync(operation, (tenantId, call, token) => TryBatchAsync(tenantId, call, ahead, decide, token), cancellationToken))
            .ConfigureAwait(false);

    /// <summary>Decides once and takes what was decided into the batch that the call is part of.</summary>
    public static async ValueTask<T> DecideInBatchAsync<T>(
        TenantContext context, BatchStore store, CallStamp call, Action<ReadAhead>? ahead,
        Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var decision = await BeginAsync(context.Over(store), tenantId, call, null, ahead, cancellationToken).ConfigureAwait(false);
        var result = await decide(decision, cancellationToken).ConfigureAwait(false);
        if (decision.ToChangeSet() is { } changes)
        {
            var outcome = await store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (!outcome.IsCommitted && decision.DecidesAgainWhenKeyIsTaken)
            {
                throw new DecisionOvertakenException();
            }

            RefusedCommit.ThrowIfFinal(changes, outcome);
        }

        return result;
    }

    /// <summary>Begins a decision: reads the facts that its authority number comes from, and what the call names.</summary>
    public static async ValueTask<Decision> BeginAsync(
        TenantContext context, Guid tenantId, CallStamp call, ReadSet? known, Action<ReadAhead>? ahead, CancellationToken cancellationToken)
    {
        // The authority number is read first: whatever is read with it or after it is at least as new, and the commit holds only while the
        // number stays.
        var actor = context.Authority.UserId ?? Guid.Empty;
        var isKnown = known is not null;
        known ??= new ReadSet(context.Store, tenantId);
        if (ahead is not null && !isKnown)
        {
            var reads = context.ReadAheadInto(known, tenantId);
            reads.Facts(actor);
            ahead(reads);
            await reads.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        var facts = await known.ReadAccessAsync(tenantId, actor, null, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);
        return new Decision(context, tenantId, call, facts, known);
    }

    /// <summary>
    /// Commits, and has the next read see it: whoever has seen the commit is not answered from before it, though this has not returned yet.
    /// </summary>
    public static async ValueTask<CommitResult> CommitAsync(
        TenantContext context, ChangeSet changes, CancellationToken cancellationToken)
    {
        using var pause = context.Runtime.Rights.Pause(changes);
        var outcome = await context.Store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (outcome.IsCommitted)
        {
            Telemetry.CountCommit();
        }

        return outcome;
    }

    // What is known already is for the first attempt: when the ground has moved since it was read, the next reads again.
    private ValueTask<T> DecideAsync<T>(
        string operation, Action<ReadAhead>? ahead, Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken, ReadSet? known = null) =>
        TryAsync(
            operation,
            (tenantId, call, token) => TryOnceAsync(tenantId, call, Interlocked.Exchange(ref known, null), ahead, decide, token),
            cancellationToken);

    private async ValueTask<T> TryAsync<T>(
        string operation, Func<Guid, CallStamp, CancellationToken, ValueTask<CallOutcome<T>?>> tryOnce, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var call = context.NewCall();
        if (context.Store is Enlistment)
        {
            // Who has a turn may wait for the host's transaction, and what has moved stays moved in there.
            return (await tryOnce(tenantId, call, cancellationToken).ConfigureAwait(false) ?? throw RefusedCommit.Overtaken()).Result;
        }

        await context.Runtime.Turns.PassAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var attempt = await tryOnce(tenantId, call, cancellationToken).ConfigureAwait(false)
            ?? await TryInQueueAsync(operation, tenantId, call, tryOnce, cancellationToken).ConfigureAwait(false)
            ?? throw RefusedCommit.Busy($"Rights in the tenant changed {MaxAttempts} times while the call was decided.");

        // Outside the queue: a handler may take its time, and may itself write to the tenant.
        if (attempt.Committed is var (changes, outcome))
        {
            await new CommittedCall(context).TellAsync(changes, outcome).ConfigureAwait(false);
        }

        return attempt.Result;
    }

    /// <summary>Tries again, one call of the tenant after the other, in the end alone; null when the ground moved every time.</summary>
    private async ValueTask<CallOutcome<T>?> TryInQueueAsync<T>(
        string operation, Guid tenantId, CallStamp call, Func<Guid, CallStamp, CancellationToken, ValueTask<CallOutcome<T>?>> tryOnce,
        CancellationToken cancellationToken)
    {
        var runtime = context.Runtime;
        using var queued = await runtime.Turns.QueueAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var attempt = await TryAgainAsync(FreeAttempts - 1).ConfigureAwait(false);
        if (attempt is null)
        {
            // Who is part of a turn already has nobody to wait for.
            using var turn = queued is null ? null : runtime.Turns.Begin(tenantId, queued, s_longestTurn, runtime.Clock);
            attempt = await TryAgainAsync(MaxAttempts - FreeAttempts).ConfigureAwait(false);
        }

        return attempt;

        async ValueTask<CallOutcome<T>?> TryAgainAsync(int times)
        {
            for (var tries = 0; tries < times; tries++)
            {
                Telemetry.CountRetry(operation);
                if (await tryOnce(tenantId, call, cancellationToken).ConfigureAwait(false) is { } done)
                {
                    return done;
                }
            }

            return null;
        }
    }

    /// <summary>Decides and commits; null when the ground has moved.</summary>
    private async ValueTask<CallOutcome<T>?> TryOnceAsync<T>(
        Guid tenantId,
        CallStamp call,
        ReadSet? known,
        Action<ReadAhead>? ahead,
        Func<Decision, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken)
    {
        T result;
        Decision decision;
        try
        {
            decision = await BeginAsync(context, tenantId, call, known, ahead, cancellationToken).ConfigureAwait(false);
            result = await decide(decision, cancellationToken).ConfigureAwait(false);
        }
        catch (DecisionOvertakenException)
        {
            return null;
        }

        if (decision.ToChangeSet() is not { } changes)
        {
            return new(result, null);
        }

        var outcome = await CommitAsync(context, changes, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsCommitted)
        {
            if (!decision.DecidesAgainWhenKeyIsTaken)
            {
                RefusedCommit.ThrowIfFinal(changes, outcome);
            }

            return null;
        }

        decision.CommittedAs = outcome.Sequence;
        return new(result, (changes, outcome));
    }

    private async ValueTask<CallOutcome<T>?> TryBatchAsync<T>(
        Guid tenantId,
        CallStamp call,
        Action<ReadAhead> ahead,
        Func<TenantContext, CallStamp, CancellationToken, ValueTask<T>> decide,
        CancellationToken cancellationToken)
    {
        var known = new ReadSet(context.Store, tenantId);
        var store = new BatchStore(context.Store, tenantId, known: known);
        T result;
        try
        {
            var reads = context.ReadAheadInto(known, tenantId);
            reads.Facts(context.Authority.UserId ?? Guid.Empty);
            ahead(reads);
            await reads.RunAsync(cancellationToken).ConfigureAwait(false);
            result = await decide(context.Over(store), call, cancellationToken).ConfigureAwait(false);
        }
        catch (DecisionOvertakenException)
        {
            return null;
        }

        if (store.ToChangeSet(call, context.Actor) is not { } changes)
        {
            return new(result, null);
        }

        if (context.Store is BatchStore below)
        {
            // A dry run: nothing that anybody is to be told of.
            await store.RepeatOnAsync(below, cancellationToken).ConfigureAwait(false);
            return new(result, null);
        }

        // What is found of a key depends on who has it: whatever is refused, the decisions are made again.
        var outcome = await CommitAsync(context, changes, cancellationToken).ConfigureAwait(false);
        return outcome.IsCommitted ? new(result, (changes, outcome)) : null;
    }
}
