using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Decides on the rows of one batch, one after the other, on a store of the batch's own: each is a decision that sees what those before it
/// will have written, and leaves nothing when it is refused. Rows that take keys from each other are decided together.
/// </summary>
internal sealed class ImportBatch
{
    private readonly TenantContext _context;
    private readonly BatchStore _store;
    private readonly Guid _tenantId;
    private readonly CallStamp _call;
    private readonly List<PreparedRow> _rows;
    private readonly RowImport _import;
    private readonly InvitationRebinding _rebinding;
    private readonly ImportResult?[] _results;
    private readonly HashSet<int> _inBrokenRings = [];

    private ImportBatch(
        TenantContext context, Guid tenantId, CallStamp call, List<PreparedRow> rows,
        ImportSettings settings, InvitationRebinding rebinding)
    {
        (_context, _store, _tenantId, _call, _rows, _rebinding) = (context, (BatchStore)context.Store, tenantId, call, rows, rebinding);
        _import = new RowImport(settings, rebinding);
        _results = new ImportResult?[rows.Count];
    }

    /// <param name="context">The tenant and who acts, over the batch's store.</param>
    /// <param name="call">The stamp of the batch.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="settings">How the import is done.</param>
    /// <param name="rebinding">What becomes of invitations whose account gets another address.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<IReadOnlyList<ImportResult>> DecideAsync(
        TenantContext context, CallStamp call, List<PreparedRow> rows, ImportSettings settings,
        InvitationRebinding rebinding, CancellationToken cancellationToken)
    {
        var tenantId = await context.TenantIdAsync(cancellationToken).ConfigureAwait(false);
        rebinding.ForgetFrom(0);
        return await new ImportBatch(context, tenantId, call, rows, settings, rebinding)
            .DecideAllAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<ImportResult>> DecideAllAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_results[i] is null)
            {
                await DecideAsync(i, cancellationToken).ConfigureAwait(false);
                if (!_inBrokenRings.Contains(i) && IsKeyTaken(_results[i]!))
                {
                    await ExchangeAsync(i, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        if (_results.Any(IsRefused))
        {
            // A row that found one thing before and the next after a commit of somebody else is not told of what never was. When nothing is
            // written, no commit notices.
            await _store.MustStandStillAsync(cancellationToken).ConfigureAwait(false);
        }

        return _results!;
    }

    private static bool IsRefused(ImportResult? result) => result is { Outcome: ImportOutcome.Refused };

    // And nothing else is wrong with it.
    private static bool IsKeyTaken(ImportResult result) => result.Errors.Count == 1 && result.Errors[0].Code == "user.key.taken";

    // The key that the row wants may be one that a later row takes from its account.
    private async ValueTask ExchangeAsync(int row, CancellationToken cancellationToken)
    {
        var exchange = await KeyExchange.FindAsync(_store, _tenantId, _rows, IsOpen, row, cancellationToken).ConfigureAwait(false);
        if (exchange.Rows.Count > 1)
        {
            var first = exchange.Rows[0];
            var refusal = _results[first];
            var (savepoint, sent) = (_store.Savepoint, _rebinding.Count);
            if (exchange.IsRing)
            {
                await FreeKeyAsync(first, cancellationToken).ConfigureAwait(false);
            }

            for (var i = exchange.Rows.Count - 1; i >= 0; i--)
            {
                await DecideAsync(exchange.Rows[i], cancellationToken).ConfigureAwait(false);
            }

            if (exchange.IsRing && exchange.Rows.Any(each => IsRefused(_results[each])))
            {
                await BreakAsync(exchange, savepoint, sent).ConfigureAwait(false);
                _results[first] = refusal;
            }
        }

        // A ring is tried once, however many rows want a key of it.
        bool IsOpen(int index) => _results[index] is null && !_inBrokenRings.Contains(index);
    }

    // Its own row gives the account another key afterwards, and asks for that; else none of it is kept. No key looks like an id.
    private async ValueTask FreeKeyAsync(int row, CancellationToken cancellationToken)
    {
        var decision = await CommitLoop.BeginAsync(_context, _tenantId, _call, null, null, cancellationToken).ConfigureAwait(false);
        var key = RecordKeys.UserExternalId.For(_tenantId, _rows[row].ExternalId.Value!);
        if (await decision.Reader.FindByKeyAsync<User>(key, cancellationToken).ConfigureAwait(false) is { } user)
        {
            decision.Writes.Update(user, user with { Key = decision.NewId().ToString("D") });
            await _store.CommitAsync(decision.ToChangeSet()!, cancellationToken).ConfigureAwait(false);
        }
    }

    // One of the ring was refused, so none of it is kept; each other is decided by itself when it is its turn.
    private async ValueTask BreakAsync(KeyExchange exchange, int savepoint, int sent)
    {
        await _store.RollBackAsync(savepoint).ConfigureAwait(false);
        _rebinding.ForgetFrom(sent);
        _import.Forget();
        foreach (var row in exchange.Rows)
        {
            _results[row] = null;
            _inBrokenRings.Add(row);
        }
    }

    private async ValueTask DecideAsync(int row, CancellationToken cancellationToken)
    {
        var decision = await CommitLoop.BeginAsync(_context, _tenantId, _call, null, null, cancellationToken).ConfigureAwait(false);
        decision.ReadOwnWrites();
        var sent = _rebinding.Count;
        var result = await _import.DecideAsync(decision, _rows[row], cancellationToken).ConfigureAwait(false);
        _results[row] = await CommitAsync(decision, result, cancellationToken).ConfigureAwait(false);
        if (IsRefused(_results[row]))
        {
            _rebinding.ForgetFrom(sent);
        }
    }

    private async ValueTask<ImportResult> CommitAsync(Decision decision, ImportResult result, CancellationToken cancellationToken)
    {
        if (!decision.Writes.HasAny)
        {
            return result;
        }

        if (result.Outcome != ImportOutcome.Refused)
        {
            var changes = decision.ToChangeSet()!;
            var outcome = await _store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (outcome.IsCommitted)
            {
                _import.Keep(decision);
                return result;
            }

            result = result with { Outcome = ImportOutcome.Refused, UserId = null, Errors = [.. RefusedCommit.Errors(changes, outcome)] };
        }

        _import.Forget();
        return result;
    }
}
