using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory;

/// <summary>
/// What a container holds for one directory: under its key, or without one for the directory that has none. Neither is looked for in the
/// place of the other.
/// </summary>
internal static class DirectoryServices
{
    public static T? Find<T>(this IServiceProvider services, string? key)
        where T : class => key is null ? services.GetService<T>() : services.GetKeyedService<T>(key);

    public static T Get<T>(this IServiceProvider services, string? key)
        where T : class => key is null ? services.GetRequiredService<T>() : services.GetRequiredKeyedService<T>(key);

    public static IReadOnlyList<T> GetAll<T>(this IServiceProvider services, string? key)
        where T : class => [.. key is null ? services.GetServices<T>() : services.GetKeyedServices<T>(key)];

    /// <summary>Whether there is such a service. A container that cannot say what it has was filled from what was registered.</summary>
    public static bool Has<T>(this IServiceProvider services, string? key, IServiceCollection registered)
    {
        var known = key is null
            ? services.GetService<IServiceProviderIsService>()?.IsService(typeof(T))
            : services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(T), key);
        return known ?? registered.Any(descriptor => descriptor.ServiceType == typeof(T) && Equals(descriptor.ServiceKey, key));
    }
}
