using Microsoft.AspNetCore.Routing;
using UserDirectory.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>
/// Maps the directory's HTTP APIs into an application. Each call gives a group, to which the host may add conventions of its own.
/// </summary>
public static class UserDirectoryEndpointExtensions
{
    /// <summary>Maps all of the directory's APIs.</summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">What all routes begin with, for example <c>/directory</c>; nothing unless given.</param>
    public static RouteGroupBuilder MapUserDirectory(this IEndpointRouteBuilder endpoints, string prefix = "") =>
        Map(endpoints, prefix, [.. TenantUsersApi.Operations, .. AuthApi.Operations, .. OrganizationsApi.Operations,
            .. InvitationsApi.Operations, .. AccountApi.Operations]);

    /// <summary>Maps users, groups and roles below <c>/api/{tenantKey}/{orgKey}/identity</c>.</summary>
    /// <inheritdoc cref="MapUserDirectory"/>
    public static RouteGroupBuilder MapTenantUsersApi(this IEndpointRouteBuilder endpoints, string prefix = "") =>
        Map(endpoints, prefix, TenantUsersApi.Operations);

    /// <summary>Maps users and roles below <c>/auth</c>.</summary>
    /// <inheritdoc cref="MapUserDirectory"/>
    public static RouteGroupBuilder MapAuthApi(this IEndpointRouteBuilder endpoints, string prefix = "") =>
        Map(endpoints, prefix, AuthApi.Operations);

    /// <summary>Maps the users of organizations and projects below <c>/api/v{version}</c>.</summary>
    /// <inheritdoc cref="MapUserDirectory"/>
    public static RouteGroupBuilder MapOrganizationsApi(this IEndpointRouteBuilder endpoints, string prefix = "") =>
        Map(endpoints, prefix, OrganizationsApi.Operations);

    /// <summary>Maps what the bearer of an invitation does, below <c>/invitations</c>.</summary>
    /// <inheritdoc cref="MapUserDirectory"/>
    public static RouteGroupBuilder MapInvitationsApi(this IEndpointRouteBuilder endpoints, string prefix = "") =>
        Map(endpoints, prefix, InvitationsApi.Operations);

    /// <summary>
    /// Maps what an account does with its own password, account recovery, and what may be known and ended of its sign-ins, below
    /// <c>/account</c>.
    /// </summary>
    /// <inheritdoc cref="MapUserDirectory"/>
    public static RouteGroupBuilder MapAccountApi(this IEndpointRouteBuilder endpoints, string prefix = "") =>
        Map(endpoints, prefix, AccountApi.Operations);

    private static RouteGroupBuilder Map(IEndpointRouteBuilder endpoints, string prefix, IReadOnlyList<Operation> operations)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        return OperationMapping.Map(endpoints, prefix, operations);
    }
}
