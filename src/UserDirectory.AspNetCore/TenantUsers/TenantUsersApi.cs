namespace UserDirectory.AspNetCore;

/// <summary>The operations below <c>/api/{tenantKey}/{orgKey}/identity</c>.</summary>
internal static class TenantUsersApi
{
    public static IReadOnlyList<Operation> Operations { get; } =
        [.. TenantUserOperations.All, .. TenantGroupOperations.All, .. TenantRoleOperations.All];
}

/// <summary>
/// The operations on groups below <c>/api/{tenantKey}/{orgKey}/identity/groups</c>. An id and a key share a route, as users' do (J1).
/// </summary>
internal static class TenantGroupOperations
{
    public static IReadOnlyList<Operation> All { get; } =
        [.. TenantGroupReading.Operations, .. TenantGroupCreation.Operations,
            .. TenantGroupMembers.Operations, .. TenantGroupValues.Operations];
}

/// <summary>
/// The operations on roles below <c>/api/{tenantKey}/{orgKey}/identity/roles</c>. An id and a key share a route, as users' do (J1); none
/// deletes a role.
/// </summary>
internal static class TenantRoleOperations
{
    public static IReadOnlyList<Operation> All { get; } =
        [.. TenantRoleReading.Operations, .. TenantRoleCreation.Operations, .. TenantRoleUsers.Operations, .. TenantRoleValues.Operations];
}
