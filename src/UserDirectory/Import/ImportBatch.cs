namespace UserDirectory;

/// <summary>
/// Decides on the rows of one batch, one after the other, on a store of the batch's own: each is a decision that sees what those before it will have written, and leaves nothing
/// when it is refused.
/// </summary>
internal static class ImportBatch
{
    /// <param name="context">The tenant and who acts, over the batch's store.</param>
    /// <param name="call">The stamp of the batch.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="settings">How the import is done.</param>
    /// <param name="rebinding">What becomes of invitations whose account gets another address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<IReadOnlyList<ImportResult>> DecideAsync(
        TenantContext context, CallStamp call, List<PreparedRow> rows, ImportSettings settings, InvitationRebinding rebinding, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        var import = new RowImport(settings, rebinding);
        var results = new List<ImportResult>(rows.Count);
        rebinding.ForgetFrom(0);
        foreach (var row in rows)
        {
            var decision = await CommitLoop.BeginAsync(context, tenantId, call, cancellationToken).ConfigureAwait(false);
            decision.ReadOwnWrites();
            var sent = rebinding.Count;
            var result = await import.DecideAsync(decision, row, cancellationToken).ConfigureAwait(false);
            results.Add(await CommitAsync(context, decision, result, import, cancellationToken).ConfigureAwait(false));
            if (results[results.Count - 1].Outcome == ImportOutcome.Refused)
            {
                rebinding.ForgetFrom(sent);
            }
        }

        if (results.Exists(result => result.Outcome == ImportOutcome.Refused))
        {
            // A row that found one thing before and the next after a commit of somebody else is not told of what never was. When nothing is written, no commit notices.
            await CommitLoop.BeginAsync(context, tenantId, call, cancellationToken).ConfigureAwait(false);
        }

        return results;
    }

    private static async ValueTask<ImportResult> CommitAsync(
        TenantContext context, Decision decision, ImportResult result, RowImport import, CancellationToken cancellationToken)
    {
        if (!decision.HasWrites)
        {
            return result;
        }

        if (result.Outcome != ImportOutcome.Refused)
        {
            var changes = decision.ToChangeSet()!;
            var outcome = await context.Store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (outcome.IsCommitted)
            {
                import.Keep(decision);
                return result;
            }

            result = result with { Outcome = ImportOutcome.Refused, UserId = null, Errors = [.. RefusedCommit.Errors(changes, outcome)] };
        }

        import.Forget();
        return result;
    }
}
