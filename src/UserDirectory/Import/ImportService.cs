using System.Runtime.CompilerServices;

namespace UserDirectory;

internal sealed class ImportService(TenantContext context) : IImportService
{
    public IAsyncEnumerable<ImportResult> ImportAsync(
        IAsyncEnumerable<ImportRow> rows, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        context.RefuseInside();
        return RunAsync(rows, ImportSettings.Of(options), cancellationToken);
    }

    private async IAsyncEnumerable<ImportResult> RunAsync(
        IAsyncEnumerable<ImportRow> rows, ImportSettings settings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tenantId = await BeginAsync(settings, cancellationToken).ConfigureAwait(false);
        // What a dry run would have written so far lies over the store and is never committed.
        var dryRun = settings.IsDryRun ? new BatchStore(context.Store, tenantId, followsAuthority: true) : null;
        var batch = new List<PreparedRow>(settings.BatchSize);
        var progress = new ImportProgress(0, 0, 0, 0, 0);
        var number = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(await PreparedRow.ReadAsync(row, ++number, settings, context.Runtime.Extensions.Hashers, cancellationToken)
                .ConfigureAwait(false));
            if (batch.Count < settings.BatchSize)
            {
                continue;
            }

            var results = await DecideAsync(dryRun, tenantId, batch, settings, cancellationToken).ConfigureAwait(false);
            batch.Clear();
            foreach (var result in results)
            {
                yield return result;
            }

            progress = Told(settings, progress, results);
        }

        if (batch.Count > 0)
        {
            var results = await DecideAsync(dryRun, tenantId, batch, settings, cancellationToken).ConfigureAwait(false);
            foreach (var result in results)
            {
                yield return result;
            }

            Told(settings, progress, results);
        }
    }

    // Not in the iterator itself: its span would be the parent of what the host does between two rows.
    private async ValueTask<Guid> BeginAsync(ImportSettings settings, CancellationToken cancellationToken) =>
        await Telemetry.Start("import.begin").EndAsync(AskAsync(settings, cancellationToken)).ConfigureAwait(false);

    private async ValueTask<Guid> AskAsync(ImportSettings settings, CancellationToken cancellationToken)
    {
        // Before a dry run reads through a store of its own, in which a tenant that is made at its first use would not last.
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        await context.RequireAsync(DirectoryPermissions.UsersImport, null, cancellationToken).ConfigureAwait(false);
        return !settings.AreEmailsVerified || context.Authority.IsSystem
            ? tenantId
            : throw Denied.SystemOnly("say that addresses are verified");
    }

    private async ValueTask<IReadOnlyList<ImportResult>> DecideAsync(
        BatchStore? dryRun, Guid tenantId, List<PreparedRow> batch, ImportSettings settings, CancellationToken cancellationToken)
    {
        var rebinding = new InvitationRebinding();
        if (dryRun is null)
        {
            var written = await new CommitLoop(context).RunBatchAsync("import.batch", Name, TryAsync, cancellationToken)
                .ConfigureAwait(false);
            await rebinding.DeliverAsync(context, cancellationToken).ConfigureAwait(false);
            return written;
        }

        var results = await new CommitLoop(context.Over(dryRun)).RunBatchAsync("import.dry_run", Name, TryAsync, cancellationToken)
            .ConfigureAwait(false);
        return await WithStoredOnlyAsync(tenantId, results, cancellationToken).ConfigureAwait(false);

        void Name(ReadAhead ahead) => NamedRows.Name(ahead, batch);

        ValueTask<IReadOnlyList<ImportResult>> TryAsync(TenantContext over, CallStamp call, CancellationToken token) =>
            ImportBatch.DecideAsync(over, call, batch, settings, rebinding, token);
    }

    // The id of an account that a dry run would make names nothing.
    private async ValueTask<IReadOnlyList<ImportResult>> WithStoredOnlyAsync(
        Guid tenantId, IReadOnlyList<ImportResult> results, CancellationToken cancellationToken)
    {
        var stored = new List<ImportResult>(results.Count);
        foreach (var result in results)
        {
            var isStored = result.UserId is { } id
                && await context.Store.FindAsync<User>(tenantId, id, cancellationToken).ConfigureAwait(false) is not null;
            stored.Add(isStored ? result : result with { UserId = null });
        }

        return stored;
    }

    private static ImportProgress Told(ImportSettings settings, ImportProgress before, IReadOnlyList<ImportResult> results)
    {
        var now = new ImportProgress(
            before.Rows + results.Count,
            before.Created + Count(ImportOutcome.Created),
            before.Updated + Count(ImportOutcome.Updated),
            before.Unchanged + Count(ImportOutcome.Unchanged),
            before.Refused + Count(ImportOutcome.Refused));
        settings.Progress?.Report(now);
        return now;

        int Count(ImportOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }
}
