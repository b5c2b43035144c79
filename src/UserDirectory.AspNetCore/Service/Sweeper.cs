using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UserDirectory.AspNetCore;

/// <summary>Sweeps now and then while the host runs. One that fails is logged, and the next is tried: nothing depends on when.</summary>
internal sealed partial class Sweeper(IUserDirectory directory, IOptions<SweeperOptions> options, TimeProvider time, ILogger<Sweeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Value.Interval, time, stoppingToken).ConfigureAwait(false);
                var swept = await directory.SweepAsync(stoppingToken).ConfigureAwait(false);
                LogSwept(log, swept.ExpiredInvitations, swept.PurgedUsers);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Stopping is no fault, of a host that did not even start neither: that would be logged as one of this service.
                return;
            }
            catch (Exception fault)
            {
                LogFault(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Swept: {Invitations} invitations have expired, {Users} deleted accounts are gone for good.")]
    private static partial void LogSwept(ILogger log, long invitations, long users);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping failed; it is tried again.")]
    private static partial void LogFault(ILogger log, Exception fault);
}
