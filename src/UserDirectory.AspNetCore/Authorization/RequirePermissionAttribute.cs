using Microsoft.AspNetCore.Authorization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Lets only those call who hold a permission, in the whole tenant unless an organization is named; several must all be held. For
/// controllers, actions, Razor pages and components; minimal APIs have <c>RequirePermission</c>. A permission that nobody declared, and a
/// route without the value that is named, keep the host from starting.
/// </summary>
/// <param name="permission">A declared permission: the directory's own, or of <see cref="UserDirectoryOptions.Permissions"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public sealed class RequirePermissionAttribute(string permission) : AuthorizeAttribute(
    new PermissionRequirement(permission, null).ToString()), IAuthorizationRequirementData
{
    private string? _organization;
    private string? _organizationHeader;

    /// <summary>The permission.</summary>
    public string Permission => permission;

    /// <summary>The name of the route value that names the organization, by id, key or path; null for none.</summary>
    public string? Organization
    {
        get => _organization;
        set => (_organization, Policy) = (value, Requirement(value, _organizationHeader).ToString());
    }

    /// <summary>The name of the header that names the organization, by id, key or path; null for none.</summary>
    public string? OrganizationHeader
    {
        get => _organizationHeader;
        set => (_organizationHeader, Policy) = (value, Requirement(_organization, value).ToString());
    }

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [Requirement(_organization, _organizationHeader)];

    // The policy says the same again: a component in a circuit is authorized by its name alone.
    private PermissionRequirement Requirement(string? route, string? header) => new(permission, (route, header) switch
    {
        (null, null) => null,
        (_, null) => new PlaceSource.Route(route),
        (null, _) => new PlaceSource.Header(header),
        _ => throw new InvalidOperationException("The organization is named by a route value or by a header, not by both."),
    });
}
