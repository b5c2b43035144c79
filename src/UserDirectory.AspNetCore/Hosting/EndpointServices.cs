using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace UserDirectory.AspNetCore;

/// <summary>Registers what an application's own endpoints need of the directory.</summary>
internal static class EndpointServices
{
    /// <summary>Who calls.</summary>
    public static IServiceCollection AddCallers(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.TryAddSingleton<CallerDirectory>();
        services.TryAddSingleton<ICallerDirectory>(provider => provider.GetRequiredService<CallerDirectory>());
        services.TryAddScoped(provider => provider.GetRequiredService<CallerDirectory>().OfRequest());
        services.AddAuthenticationCore();
        services.Wrap<IAuthenticationService, CallerAuthentication>(
            (provider, inner) => new(inner, provider.GetRequiredService<HttpDirectory>()));
        return services;
    }

    /// <summary>What the caller may.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        services.AddAuthorization();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, PermissionHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, RequiredPermissionsCheck>());
        services.Wrap<IAuthorizationPolicyProvider, PermissionPolicyProvider>((_, inner) => new(inner));
        return services;
    }
}
