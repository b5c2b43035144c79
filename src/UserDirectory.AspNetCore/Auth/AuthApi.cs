namespace UserDirectory.AspNetCore;

/// <summary>
/// The operations below <c>/auth</c>, on the tenant that the host configures: an account's place is the tenant, its <c>roles</c> are those
/// that it has there, its <c>tenants</c> the organizations that it is a member of.
/// </summary>
internal static class AuthApi
{
    /// <summary>The heading of the operations on accounts.</summary>
    public const string Users = "Users";

    /// <summary>The heading of the operations on roles.</summary>
    public const string Roles = "Roles";

    public static IReadOnlyList<Operation> Operations { get; } =
        [.. AuthUserReads.Operations, .. AuthUserWrites.Operations, .. AuthUserUpdates.Operations,
            .. AuthRoleReads.Operations, .. AuthRoleWrites.Operations];
}
