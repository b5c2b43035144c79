using Microsoft.AspNetCore.Http;
using UserDirectory;
using UserDirectory.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// Lets only those call an application's own endpoints who hold a permission of the directory. A permission that nobody declared, and a
/// route without the value that is named, keep the host from starting. What names no organization, or one that there is not, is refused
/// like one where the permission is missing.
/// </summary>
public static class UserDirectoryAuthorizationExtensions
{
    /// <summary>
    /// Requires a permission at the organization that a route value or a header names, else in the whole tenant. Several must all be held.
    /// </summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="permission">A declared permission.</param>
    /// <param name="organization">The name of the route value that names the organization, by id, key or path; null for none.</param>
    /// <param name="organizationHeader">The name of the header that names it, instead; null for none.</param>
    public static TBuilder RequirePermission<TBuilder>(
        this TBuilder endpoints, string permission, string? organization = null, string? organizationHeader = null)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(permission);
        return With(
            endpoints, new RequirePermissionAttribute(permission) { Organization = organization, OrganizationHeader = organizationHeader });
    }

    /// <summary>Requires a permission at the organization that the host finds in the request.</summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="permission">A declared permission.</param>
    /// <param name="organization">Finds it; <c>default</c> stands for the whole tenant, a reference of null text for nothing that anybody
    /// is let in by.</param>
    public static TBuilder RequirePermission<TBuilder>(
        this TBuilder endpoints, string permission, Func<HttpContext, EntityRef> organization)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(organization);
        return endpoints.RequirePermission(permission, http => ValueTask.FromResult(organization(http)));
    }

    /// <inheritdoc cref="RequirePermission{TBuilder}(TBuilder, string, Func{HttpContext, EntityRef})"/>
    public static TBuilder RequirePermission<TBuilder>(
        this TBuilder endpoints, string permission, Func<HttpContext, ValueTask<EntityRef>> organization)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(permission);
        ArgumentNullException.ThrowIfNull(organization);
        return With(endpoints, new RequiredAtAsked(new(permission, new PlaceSource.Asked(organization))));
    }

    private static TBuilder With<TBuilder>(TBuilder endpoints, object metadata)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(metadata));
        return endpoints;
    }
}
