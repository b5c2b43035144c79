using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UserDirectory;

/// <summary>
/// The host's change handlers. Each is told in a service scope of its own, so that nothing which one leaves behind in a scoped service is
/// in the way of the next. Thread-safe.
/// </summary>
/// <param name="scopes">Makes the scopes.</param>
/// <param name="key">The directory's key in the container; null without one.</param>
/// <param name="registered">Those of the builder, in order.</param>
/// <param name="hasOthers">Whether the host has put others into the container itself.</param>
/// <param name="logger">Hears of those that fail.</param>
internal sealed class ChangeHandlers(
    IServiceScopeFactory scopes, string? key, IReadOnlyList<ChangeHandlerRegistration> registered, bool hasOthers, ILogger logger)
{
    /// <summary>Tells all of them, one after the other. A failure is logged, and goes no further.</summary>
    public async ValueTask TellAsync(Change change)
    {
        foreach (var registration in registered)
        {
            await TryAsync(change, () => registration.Handler, services => registration.Handle(services, change, CancellationToken.None))
                .ConfigureAwait(false);
        }

        if (hasOthers)
        {
            await TellOthersAsync(change).ConfigureAwait(false);
        }
    }

    // A container gives only all of them together: in each scope all are there, and one of them is told.
    private async ValueTask TellOthersAsync(Change change)
    {
        var count = 1;
        for (var i = 0; i < count; i++)
        {
            var handler = typeof(IChangeHandler);
            await TryAsync(change, () => handler, TellOneAsync).ConfigureAwait(false);

            async ValueTask TellOneAsync(IServiceProvider services)
            {
                var all = services.GetAll<IChangeHandler>(key);
                count = all.Count;
                if (i < count)
                {
                    handler = all[i].GetType();
                    await all[i].HandleAsync(change, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private async ValueTask TryAsync(Change change, Func<Type> handler, Func<IServiceProvider, ValueTask> tellAsync)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await tellAsync(scope.ServiceProvider).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // The commit stands whatever a handler does; its failure is the host's to see in the log.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.LogError(exception, "Change handler {Handler} failed for change {Number}.", handler(), change.Number);
        }
    }
}
