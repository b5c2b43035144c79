using Microsoft.Extensions.Diagnostics.HealthChecks;
using UserDirectory.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the directory to the host's health checks.</summary>
public static class UserDirectoryHealthCheckExtensions
{
    /// <summary>Adds a check that asks the directory's store.</summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">What the check is called.</param>
    /// <param name="failureStatus">What is reported when the store does not answer; unhealthy unless given.</param>
    /// <param name="tags">Tags to choose checks by; none unless given.</param>
    public static IHealthChecksBuilder AddUserDirectory(
        this IHealthChecksBuilder builder, string name = "userdirectory", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<DirectoryHealthCheck>(name, failureStatus, tags ?? []);
    }
}
