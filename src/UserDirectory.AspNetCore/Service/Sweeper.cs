using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UserDirectory.AspNetCore;

/// <summary>Sweeps now and then while the host runs. One that fails is logged, and the next is tried: nothing depends on when.</summary>
internal sealed class Sweeper(IUserDirectory directory, IOptions<SweeperOptions> options, TimeProvider time, ILogger<Sweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Value.Interval, time, stoppingToken).ConfigureAwait(false);
                var swept = await directory.SweepAsync(stoppingToken).ConfigureAwait(false);
                HttpLog.Swept(log, swept.ExpiredInvitations, swept.PurgedUsers, swept.ExpiredTokens);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Stopping is no fault, of a host that did not even start neither: that would be logged as one of this service.
                return;
            }
            catch (Exception fault)
            {
                HttpLog.SweepFailed(log, fault);
            }
        }
    }
}
