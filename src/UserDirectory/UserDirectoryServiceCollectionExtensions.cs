using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using UserDirectory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the user directory.</summary>
public static class UserDirectoryServiceCollectionExtensions
{
    /// <summary>
    /// Adds a user directory: the singleton <see cref="IUserDirectory"/>. Without a further call it is kept in memory. Calling it again adds to the options.
    /// Options with values that are not allowed fail the start of the host.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <returns>A builder to say where it is kept and what the host brings along.</returns>
    public static UserDirectoryBuilder AddUserDirectory(this IServiceCollection services, Action<UserDirectoryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<UserDirectoryOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UserDirectoryOptions>, OptionsRules>());
        services.TryAddSingleton<IUserDirectory>(provider => DirectoryFactory.Create(provider, services));
        return new UserDirectoryBuilder(services);
    }
}
