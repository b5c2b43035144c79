using Microsoft.Extensions.Logging;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What follows a commit: cached rights go, handlers are told. Outside every lock; cancellation no longer counts.</summary>
internal sealed class CommittedCall(TenantContext context)
{
    public async ValueTask FinishAsync(ChangeSet changes)
    {
        context.Runtime.Rights.Forget(changes);
        Telemetry.CountCommit();
        if (context.Runtime.Extensions.Handlers.Count > 0)
        {
            await TellAsync(changes).ConfigureAwait(false);
        }
    }

    private async ValueTask TellAsync(ChangeSet changes)
    {
        var change = await context.Store.FindAsync<Change>(changes.TenantId, changes.Id, CancellationToken.None).ConfigureAwait(false);
        if (change is null)
        {
            return;
        }

        foreach (var handler in context.Runtime.Extensions.Handlers)
        {
            try
            {
                await handler.HandleAsync(change, CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // The commit stands whatever a handler does; its failure is the host's to see in the log.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                context.Runtime.Logger.LogError(exception, "Change handler {Handler} failed for change {Number}.", handler.GetType(), change.Number);
            }
        }
    }
}
