using Microsoft.Extensions.Logging;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>What follows a commit: handlers are told, outside every lock. Cancellation no longer counts.</summary>
internal sealed class CommittedCall(TenantContext context)
{
    /// <summary>Tells the host's handlers, one after the other.</summary>
    public async ValueTask TellAsync(ChangeSet changes)
    {
        if (context.Runtime.Extensions.Handlers.Count == 0)
        {
            return;
        }

        var change = await context.Store.FindAsync<Change>(changes.TenantId, changes.Id, CancellationToken.None).ConfigureAwait(false);
        if (change is null)
        {
            context.Runtime.Logger.LogWarning("Change {Id} was dropped from the feed before handlers could be told of it. Keep more changes.", changes.Id);
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
