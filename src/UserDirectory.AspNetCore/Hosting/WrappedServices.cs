using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore;

/// <summary>Puts a service of ours around one of the host's, however the host has registered it.</summary>
internal static class WrappedServices
{
    /// <summary>Registers a wrapper in place of what is registered last, which it is given; a second time changes nothing.</summary>
    /// <param name="services">The services, of which one must be registered.</param>
    /// <param name="wrap">Makes the wrapper around the one inside.</param>
    public static void Wrap<TService, TWrapper>(this IServiceCollection services, Func<IServiceProvider, TService, TWrapper> wrap)
        where TService : class
        where TWrapper : class, TService
    {
        var key = typeof(TWrapper);
        if (services.Any(service => service.IsKeyedService && service.ServiceType == typeof(TService) && key.Equals(service.ServiceKey)))
        {
            return;
        }

        var found = services.Last(service => service.ServiceType == typeof(TService) && !service.IsKeyedService);
        services.Remove(found);
        services.Add(Inside(found, key));
        services.Add(new(typeof(TService), provider => wrap(provider, provider.GetRequiredKeyedService<TService>(key)), found.Lifetime));
    }

    private static ServiceDescriptor Inside(ServiceDescriptor found, Type key) => found switch
    {
        { ImplementationInstance: { } instance } => new(found.ServiceType, key, instance),
        { ImplementationFactory: { } factory } => new(found.ServiceType, key, (provider, _) => factory(provider), found.Lifetime),
        _ => new(found.ServiceType, key, found.ImplementationType!, found.Lifetime),
    };
}
