namespace UserDirectory.AspNetCore;

/// <summary>The operations on roles below <c>/api/{tenantKey}/{orgKey}/identity/roles</c>. An id and a key share a route, as users' do (J1); none deletes a role.</summary>
internal static class TenantRoleOperations
{
    public static IReadOnlyList<Operation> All { get; } =
        [.. TenantRoleReading.Operations, .. TenantRoleCreation.Operations, .. TenantRoleUsers.Operations, .. TenantRoleValues.Operations];
}
