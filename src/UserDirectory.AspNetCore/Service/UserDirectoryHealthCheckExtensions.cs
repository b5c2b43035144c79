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
        this IHealthChecksBuilder builder, string name = "userdirectory", HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(name, services => new DirectoryHealthCheck(services, null), failureStatus, tags));
    }

    /// <summary>Adds a check that asks the store of the directory with this key.</summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="serviceKey">The key that the directory was added with.</param>
    /// <param name="name">What the check is called; <c>userdirectory-</c> and the key unless given.</param>
    /// <param name="failureStatus">What is reported when the store does not answer; unhealthy unless given.</param>
    /// <param name="tags">Tags to choose checks by; none unless given.</param>
    public static IHealthChecksBuilder AddKeyedUserDirectory(
        this IHealthChecksBuilder builder, string serviceKey, string? name = null,
        HealthStatus? failureStatus = null, IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        return builder.Add(
            new(name ?? $"userdirectory-{serviceKey}", services => new DirectoryHealthCheck(services, serviceKey), failureStatus, tags));
    }
}
