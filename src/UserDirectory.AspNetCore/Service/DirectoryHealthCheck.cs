using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace UserDirectory.AspNetCore;

/// <summary>Healthy when the directory's store answers a read; one that cannot even be made does not.</summary>
internal sealed class DirectoryHealthCheck(IServiceProvider services, string? key) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await new ServedDirectory(key).Get(services).Tenants.ListAsync(new TenantQuery { Take = 1 }, cancellationToken)
                .ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(context.Registration.FailureStatus, "The directory's store does not answer.", fault);
        }
    }
}
