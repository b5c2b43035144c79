namespace UserDirectory.AspNetCore;

/// <summary>The operations below <c>/api/{tenantKey}/{orgKey}/identity</c>.</summary>
internal static class TenantUsersApi
{
    public static IReadOnlyList<Operation> Operations { get; } = [.. TenantUserOperations.All, .. TenantGroupOperations.All, .. TenantRoleOperations.All];
}
