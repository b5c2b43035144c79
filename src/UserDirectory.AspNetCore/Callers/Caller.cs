namespace UserDirectory.AspNetCore;

/// <summary>Who calls, in the tenant that the request is about.</summary>
/// <param name="User">The caller's account, as it was when the request began.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Directory">The tenant's directory as the caller sees it.</param>
/// <param name="System">The tenant's directory as the package sees it: for resolving the names in a route, never for a right or for what is
/// shown.</param>
internal sealed record Caller(User User, EntityRef Tenant, ITenantDirectory Directory, ITenantDirectory System);
