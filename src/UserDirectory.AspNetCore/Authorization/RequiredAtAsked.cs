using Microsoft.AspNetCore.Authorization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Lets only those call an endpoint who hold a permission at the organization that the host finds out. The host's default policy counts
/// besides, as wherever an endpoint asks for authorization and names no policy.
/// </summary>
internal sealed class RequiredAtAsked(PermissionRequirement requirement) : IAuthorizeData, IAuthorizationRequirementData
{
    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [requirement];
}
