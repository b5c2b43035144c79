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
    /// Sets how the directory is served over HTTP, and gives the application what its own endpoints need of it: the scoped
    /// <see cref="ITenantDirectory"/> of who calls (<see cref="NoCallerException"/> where there is nobody), <see cref="ICallerDirectory"/>,
    /// the claims of <see cref="DirectoryClaims"/>, and <c>RequirePermission</c>. A host that stops finishes what was asked for
    /// (<see cref="IUserDirectory.FinishRequestsAsync"/>), as long as it has time. Calling it again adds to the options; values that are
    /// not allowed fail the start of the host, which names all of them.
    /// </summary>
    /// <param name="builder">The directory, with a key or without. A host serves one over HTTP.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">Another directory of the container is served already.</exception>
    public static UserDirectoryBuilder AddHttp(this UserDirectoryBuilder builder, Action<UserDirectoryHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Serve(builder);
        var options = builder.Services.AddOptions<UserDirectoryHttpOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UserDirectoryHttpOptions>, HttpOptionsRules>());
        builder.Services.TryAddSingleton<AttemptLimiter>();
        builder.Services.TryAddSingleton<HttpDirectory>();
        AddHosted(builder, services => new RequestsAtStop(services, builder.ServiceKey));
        builder.Services.AddCallers().AddPermissions();
        return builder;
    }

    /// <summary>
    /// Has the host sweep now and then (<see cref="IUserDirectory.SweepAsync"/>): expired invitations are written as such, expired tokens
    /// removed, and the recycle bin is emptied. Each directory that is to be swept needs its own call, and has an interval of its own. A
    /// host that stops also finishes what was asked of it (<see cref="IUserDirectory.FinishRequestsAsync"/>), as long as it has time.
    /// </summary>
    /// <param name="builder">The directory, with a key or without.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    public static UserDirectoryBuilder AddSweeper(this UserDirectoryBuilder builder, Action<SweeperOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<SweeperOptions>(builder.ServiceKey ?? Options.Options.DefaultName);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        options.Validate(each => each.Interval >= TimeSpan.FromSeconds(1), "SweeperOptions.Interval must be a second or longer.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        AddHosted(builder, services => Sweeper.Of(services, builder.ServiceKey));
        AddHosted(builder, services => new RequestsAtStop(services, builder.ServiceKey));
        return builder;
    }

    private static void Serve(UserDirectoryBuilder builder)
    {
        var served = builder.Services.Where(each => each.ServiceType == typeof(ServedDirectory))
            .Select(each => (ServedDirectory)each.ImplementationInstance!).FirstOrDefault();
        if (served is null)
        {
            builder.Services.AddSingleton(new ServedDirectory(builder.ServiceKey));
        }
        else if (served.Key != builder.ServiceKey)
        {
            throw new InvalidOperationException(
                $"A host serves one user directory over HTTP, and this one serves {served} already. Call AddHttp() for that one only, not "
                    + $"for {new ServedDirectory(builder.ServiceKey)} too.");
        }
    }

    // One of each kind for each directory, however often it is asked for.
    private static void AddHosted<T>(UserDirectoryBuilder builder, Func<IServiceProvider, T> make)
        where T : class, IHostedService
    {
        var mark = new HostedOnce(typeof(T), builder.ServiceKey);
        if (!builder.Services.Any(each => each.ServiceType == typeof(HostedOnce) && mark.Equals(each.ImplementationInstance)))
        {
            builder.Services.AddSingleton(mark).AddSingleton<IHostedService>(make);
        }
    }

    private sealed record HostedOnce(Type Service, string? Key);
}
