using Microsoft.Extensions.Hosting;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Lets a host that stops finish what was asked for and answered already, as long as it has time: mails of account recovery. Nothing is
/// made before that.
/// </summary>
internal sealed class RequestsAtStop(IServiceProvider services, string? key) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new ServedDirectory(key).Get(services).FinishRequestsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // There was no time. Whoever gets no mail asks again.
        }
    }
}
