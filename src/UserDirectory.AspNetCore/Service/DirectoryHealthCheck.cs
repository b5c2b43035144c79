using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace UserDirectory.AspNetCore;

/// <summary>Healthy when the directory's store answers a read.</summary>
internal sealed class DirectoryHealthCheck(IUserDirectory directory) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await directory.Tenants.ListAsync(new TenantQuery { Take = 1 }, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new(context.Registration.FailureStatus, "The directory's store does not answer.", fault);
        }
    }
}
