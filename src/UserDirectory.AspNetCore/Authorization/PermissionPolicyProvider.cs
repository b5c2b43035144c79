using Microsoft.AspNetCore.Authorization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// Makes the policies that are named after permissions; every other, the default and the fallback one too, is the host's as before.
/// </summary>
internal sealed class PermissionPolicyProvider(IAuthorizationPolicyProvider inner) : IAuthorizationPolicyProvider
{
    public bool AllowsCachingPolicies => inner.AllowsCachingPolicies;

    public Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        PermissionRequirement.Parse(policyName) is { } requirement
            ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder().AddRequirements(requirement).Build())
            : inner.GetPolicyAsync(policyName);

    public Task<AuthorizationPolicy> GetDefaultPolicyAsync() => inner.GetDefaultPolicyAsync();

    public Task<AuthorizationPolicy?> GetFallbackPolicyAsync() => inner.GetFallbackPolicyAsync();
}
