namespace UserDirectory.AspNetCore;

/// <summary>
/// The operations below <c>/api/v{version}</c>, on the tenant that the host configures: the users of organizations, and what they may do in
/// projects.
/// </summary>
internal static class OrganizationsApi
{
    public static IReadOnlyList<Operation> Operations { get; } =
        [.. OrganizationUserReads.Operations, .. OrganizationUserWrites.Operations, .. ProjectPermissions.Operations];
}
