namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>
/// One request that succeeds for each operation, by its id, and for each case of one, by <c>id/case</c>. Paths are written out, not taken
/// from the operations.
/// </summary>
internal static class Requests
{
    public static IReadOnlyDictionary<string, Request> All { get; } = new Dictionary<string, Request>(
        [.. TenantUserRequests.All, .. SiblingRequests.All, .. AuthRequests.All, .. OrganizationRequests.All, .. BearerRequests.All]);
}
