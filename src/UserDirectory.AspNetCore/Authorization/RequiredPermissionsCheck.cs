using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Keeps a host from starting whose endpoints require what nobody can have: a permission that is not declared, a place that the route does
/// not name. Runs once the application has been put together, before it listens.
/// </summary>
internal sealed class RequiredPermissionsCheck : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => application =>
    {
        next(application);
        Check(application.ApplicationServices);
    };

    private static void Check(IServiceProvider services)
    {
        var required = (services.GetService<EndpointDataSource>()?.Endpoints ?? []).SelectMany(Required).ToList();
        if (required.Count == 0)
        {
            return;
        }

        var declared = HttpDirectory.Of(services).Catalogue.ToHashSet(StringComparer.Ordinal);
        var faults = required.Select(each => Fault(each.Endpoint, each.Requirement, declared)).OfType<string>().ToList();
        if (required.Find(each => each.Requirement.Place is not PlaceSource.Asked).Requirement is { } named && !IsPolicy(services, named))
        {
            faults.Add(
                "An IAuthorizationPolicyProvider was registered after AddUserDirectory().AddHttp(), in place of the directory's. Register "
                    + "it before: then the directory's passes on to it.");
        }

        if (faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join(" ", faults));
        }
    }

    private static IEnumerable<(Endpoint Endpoint, PermissionRequirement Requirement)> Required(Endpoint endpoint) =>
        endpoint.Metadata.OfType<IAuthorizationRequirementData>().SelectMany(data => data.GetRequirements()).OfType<PermissionRequirement>()
            .Concat(endpoint.Metadata.OfType<IAuthorizeData>().Select(data => PermissionRequirement.Parse(data.Policy))
                .OfType<PermissionRequirement>())
            .Distinct()
            .Select(requirement => (endpoint, requirement));

    private static string? Fault(Endpoint endpoint, PermissionRequirement requirement, HashSet<string> declared)
    {
        var why = !declared.Contains(requirement.Permission)
            ? "nobody declared it; declare it in the options, or check the spelling: names are case-sensitive"
            : endpoint is RouteEndpoint route ? requirement.Place?.Misses(route)
            : null;
        return why is null ? null : $"The endpoint '{endpoint.DisplayName}' requires the permission '{requirement.Permission}', but {why}.";
    }

    private static bool IsPolicy(IServiceProvider services, PermissionRequirement requirement)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>()
            .GetPolicyAsync(requirement.ToString()).GetAwaiter().GetResult() is not null;
    }
}
