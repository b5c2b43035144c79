using Microsoft.AspNetCore.Http;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The operations below <c>/auth</c>, on the tenant that the host configures: an account's place is the tenant, its <c>roles</c> are those that it has there, its <c>tenants</c>
/// the organizations that it is a member of.
/// </summary>
internal static class AuthApi
{
    /// <summary>The heading of the operations on accounts.</summary>
    public const string Users = "Users";

    /// <summary>The heading of the operations on roles.</summary>
    public const string Roles = "Roles";

    public static IReadOnlyList<Operation> Operations { get; } =
        [.. AuthUserReads.Operations, .. AuthUserWrites.Operations, .. AuthUserUpdates.Operations, .. AuthRoleReads.Operations, .. AuthRoleWrites.Operations];

    /// <summary>How reads of one record refuse.</summary>
    public static IReadOnlyList<int> ReadRefusals { get; } = [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound];

    /// <summary>How lists refuse.</summary>
    public static IReadOnlyList<int> ListRefusals { get; } = [StatusCodes.Status400BadRequest, .. ReadRefusals];

    /// <summary>How writes refuse: this family's documents know 409.</summary>
    public static IReadOnlyList<int> WriteRefusals { get; } = [StatusCodes.Status400BadRequest, .. ReadRefusals, StatusCodes.Status409Conflict];
}
