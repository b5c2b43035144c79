using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using UserDirectory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the user directory.</summary>
public static class UserDirectoryServiceCollectionExtensions
{
    /// <summary>
    /// Adds a user directory: the singleton <see cref="IUserDirectory"/>. Without a further call it is kept in memory. Calling it again
    /// adds to the options. Options with values that are not allowed fail the start of the host.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <returns>A builder to say where it is kept and what the host brings along.</returns>
    public static UserDirectoryBuilder AddUserDirectory(this IServiceCollection services, Action<UserDirectoryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        AddOptions(services, Options.Options.DefaultName, configure);
        services.TryAddSingleton<IUserDirectory>(provider => DirectoryFactory.Create(provider, services, null));
        return new UserDirectoryBuilder(services, null);
    }

    /// <summary>
    /// Adds a user directory beside others: the singleton <see cref="IUserDirectory"/> with this key, as
    /// <c>[FromKeyedServices("staff")]</c> asks for it. It has a store, options and extensions of its own, and shares with the one without
    /// a key, and with those of other keys, nothing but the container's clock and log. Without a further call it is kept in memory. Calling
    /// it again with the same key adds to the options. Options with values that are not allowed fail the start of the host, which names
    /// those of every key.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the directory in the container, and the name of its options; neither empty nor white
    /// space.</param>
    /// <param name="configure">Sets options; null for the defaults.</param>
    /// <returns>A builder to say where it is kept and what the host brings along for it.</returns>
    /// <exception cref="ArgumentException"><paramref name="serviceKey"/> is empty or white space.</exception>
    public static UserDirectoryBuilder AddKeyedUserDirectory(
        this IServiceCollection services, string serviceKey, Action<UserDirectoryOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(serviceKey);
        AddOptions(services, serviceKey, configure);
        services.TryAddKeyedSingleton<IUserDirectory>(serviceKey, (provider, _) => DirectoryFactory.Create(provider, services, serviceKey));
        return new UserDirectoryBuilder(services, serviceKey);
    }

    private static void AddOptions(IServiceCollection services, string name, Action<UserDirectoryOptions>? configure)
    {
        var options = services.AddOptions<UserDirectoryOptions>(name).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UserDirectoryOptions>, OptionsRules>());
    }
}
