using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UserDirectory.AspNetCore;

/// <summary>Sweeps now and then while the host runs. One that fails is logged, and the next is tried: nothing depends on when.</summary>
internal sealed class Sweeper(IUserDirectory directory, SweeperOptions options, TimeProvider time, ILogger<Sweeper> log) : BackgroundService
{
    /// <summary>The one for the directory with this key; null for the directory without.</summary>
    public static Sweeper Of(IServiceProvider services, string? key) => new(
        new ServedDirectory(key).Get(services),
        services.GetRequiredService<IOptionsMonitor<SweeperOptions>>().Get(key ?? Options.DefaultName),
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<Sweeper>>());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.Interval, time, stoppingToken).ConfigureAwait(false);
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
