namespace UserDirectory.AspNetCore;

/// <summary>
/// The operations on users below <c>/api/{tenantKey}/{orgKey}/identity/users</c>. An id and a key share a route: what looks like an id is
/// one (J1).
/// </summary>
internal static class TenantUserOperations
{
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. TenantUserReading.Operations,
        .. TenantUserCreation.Operations,
        .. TenantUserInviting.Operations,
        .. TenantUserGroups.Operations,
        .. TenantUserRoles.Operations,
        .. TenantUserValues.Operations,
        .. TenantUserStatus.Operations,
        .. TenantUserDeletion.Operations,
    ];
}
