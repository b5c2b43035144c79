using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Decide, commit, and decide again when the ground has moved: a bounded number of times, queued per tenant inside this host once it has moved.</summary>
internal sealed class CommitLoop(TenantContext context)
{
    private const int MaxAttempts = 64;

    public async ValueTask<T> RunAsync<T>(
        string operation, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken) =>
        await Telemetry.Start(operation).EndAsync(DecideAsync(operation, decide, cancellationToken)).ConfigureAwait(false);

    /// <summary>The same for a step of an operation.</summary>
    public async ValueTask<T> RunStepAsync<T>(
        string step, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken) =>
        await Telemetry.StartStep(step).EndAsync(DecideAsync(step, decide, cancellationToken)).ConfigureAwait(false);

    private async ValueTask<T> DecideAsync<T>(
        string operation, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var call = new CallStamp(RecordId.New(context.Now()), context.Now());
        var attempt = await TryOnceAsync(tenantId, call, decide, cancellationToken).ConfigureAwait(false)
            ?? await TryInQueueAsync(operation, tenantId, call, decide, cancellationToken).ConfigureAwait(false)
            ?? throw new ConflictException(
                "tenant.busy", $"Rights in the tenant changed {MaxAttempts} times while the call was decided. Nothing was written; try again.");

        // Outside the queue: a handler may take its time, and may itself write to the tenant.
        if (attempt.Committed is var (changes, outcome))
        {
            await new CommittedCall(context).TellAsync(changes, outcome).ConfigureAwait(false);
        }

        return attempt.Result;
    }

    /// <summary>Tries again, one call of the tenant after the other; null when the ground moved every time.</summary>
    private async ValueTask<Attempt<T>?> TryInQueueAsync<T>(
        string operation, Guid tenantId, CallStamp call, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken)
    {
        var queue = context.Runtime.Queues.Of(tenantId);
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var tries = 1; tries < MaxAttempts; tries++)
            {
                Telemetry.CountRetry(operation);
                if (await TryOnceAsync(tenantId, call, decide, cancellationToken).ConfigureAwait(false) is { } attempt)
                {
                    return attempt;
                }
            }

            return null;
        }
        finally
        {
            queue.Release();
        }
    }

    /// <summary>Decides and commits; null when the ground has moved.</summary>
    private async ValueTask<Attempt<T>?> TryOnceAsync<T>(
        Guid tenantId, CallStamp call, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken)
    {
        // The authority number is read first: whatever is read after it is at least as new, and the commit holds only while the number stays.
        var facts = await context.Store.ReadAccessAsync(tenantId, context.Authority.UserId ?? Guid.Empty, null, cancellationToken).ConfigureAwait(false)
            ?? throw new RecordNotFoundException(RecordKind.Tenant);
        var decision = new Decision(context, tenantId, call, facts);
        T result;
        try
        {
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

        var outcome = await context.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsCommitted)
        {
            if (!decision.DecidesAgainWhenKeyIsTaken)
            {
                RefusedCommit.ThrowIfFinal(changes, outcome);
            }

            return null;
        }

        return new(result, (changes, outcome));
    }

    /// <summary>What an attempt came to.</summary>
    /// <param name="Result">The call's result.</param>
    /// <param name="Committed">What was written, and the store's answer; null when there was nothing to write.</param>
    private readonly record struct Attempt<T>(T Result, (ChangeSet Changes, CommitResult Outcome)? Committed);
}
