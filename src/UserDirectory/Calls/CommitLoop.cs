using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>Decide, commit, and decide again when the ground has moved: a bounded number of times, queued per tenant inside this host once it has moved.</summary>
internal sealed class CommitLoop(TenantContext context)
{
    private const int MaxAttempts = 64;

    public async ValueTask<T> RunAsync<T>(
        string operation, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken)
    {
        var trace = Telemetry.Start(operation);
        try
        {
            var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
            return await RunAsync(operation, tenantId, decide, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            trace.Ended(exception);
            throw;
        }
        finally
        {
            trace.Dispose();
        }
    }

    private async ValueTask<T> RunAsync<T>(
        string operation, Guid tenantId, Func<Decision, CancellationToken, ValueTask<T>> decide, CancellationToken cancellationToken)
    {
        var call = new CallStamp(RecordId.New(context.Now()), context.Now());
        var queue = context.Runtime.Queues.Of(tenantId);
        var (done, result) = await TryOnceAsync(tenantId, call, decide, cancellationToken).ConfigureAwait(false);
        if (done)
        {
            return result;
        }

        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; attempt < MaxAttempts; attempt++)
            {
                Telemetry.CountRetry(operation);
                (done, result) = await TryOnceAsync(tenantId, call, decide, cancellationToken).ConfigureAwait(false);
                if (done)
                {
                    return result;
                }
            }
        }
        finally
        {
            queue.Release();
        }

        throw new ConflictException("tenant.busy", $"Rights in the tenant changed {MaxAttempts} times while the call was decided. Nothing was written; try again.");
    }

    private async ValueTask<(bool Done, T Result)> TryOnceAsync<T>(
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
            return (false, default!);
        }

        if (decision.ToChangeSet() is not { } changes)
        {
            return (true, result);
        }

        var outcome = await context.Store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        if (!outcome.IsCommitted)
        {
            if (!decision.DecidesAgainWhenKeyIsTaken)
            {
                RefusedCommit.ThrowIfFinal(changes, outcome);
            }

            return (false, default!);
        }

        await new CommittedCall(context).FinishAsync(changes).ConfigureAwait(false);
        return (true, result);
    }
}
