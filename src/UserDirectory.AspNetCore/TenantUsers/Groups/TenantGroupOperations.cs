namespace UserDirectory.AspNetCore;

/// <summary>The operations on groups below <c>/api/{tenantKey}/{orgKey}/identity/groups</c>. An id and a key share a route, as users' do (J1).</summary>
internal static class TenantGroupOperations
{
    public static IReadOnlyList<Operation> All { get; } =
        [.. TenantGroupReading.Operations, .. TenantGroupCreation.Operations, .. TenantGroupMembers.Operations, .. TenantGroupValues.Operations];
}
