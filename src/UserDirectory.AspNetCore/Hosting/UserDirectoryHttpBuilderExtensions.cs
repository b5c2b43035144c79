using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using UserDirectory;
using UserDirectory.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what an ASP.NET Core host has of the directory besides its endpoints.</summary>
public static class UserDirectoryHttpBuilderExtensions
{
    /// <summary>
    /// Sets how the directory is served over HTTP, and gives the application what its own endpoints need of it: the scoped <see cref="ITenantDirectory"/> of who calls
    /// (<see cref="NoCallerException"/> where there is nobody), <see cref="ICallerDirectory"/>, the claims of <see cref="DirectoryClaims"/>, and <c>RequirePermission</c>. A host that
    /// stops finishes what was asked for (<see cref="IUserDirectory.FinishRequestsAsync"/>), as long as it has time. Calling it again adds to the options; values that are not allowed fail the start of the host, which names all of them.
    /// </summary>
    /// <param name="builder">The directory.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    public static UserDirectoryBuilder AddHttp(this UserDirectoryBuilder builder, Action<UserDirectoryHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<UserDirectoryHttpOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UserDirectoryHttpOptions>, HttpOptionsRules>());
        builder.Services.TryAddSingleton<AttemptLimiter>();
        builder.Services.TryAddSingleton<HttpDirectory>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RequestsAtStop>());
        builder.Services.AddCallers().AddPermissions();
        return builder;
    }

    /// <summary>Has the host sweep now and then (<see cref="IUserDirectory.SweepAsync"/>): expired invitations are written as such, expired tokens removed, and the recycle bin is emptied.</summary>
    /// <param name="builder">The directory.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    public static UserDirectoryBuilder AddSweeper(this UserDirectoryBuilder builder, Action<SweeperOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<SweeperOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.Validate(each => each.Interval >= TimeSpan.FromSeconds(1), "SweeperOptions.Interval must be a second or longer.").ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<Sweeper>();
        return builder;
    }
}
