namespace UserDirectory;

/// <summary>
/// Where rights of an account come from: an assignment of its own or of a group, or its direct grants; and whether they reach the place
/// asked about.
/// </summary>
/// <param name="Patterns">The patterns that the source holds.</param>
/// <param name="Assignment">The assignment; null for direct grants.</param>
/// <param name="Role">The assigned role; null for direct grants.</param>
/// <param name="IsRoleActive">Whether the role is switched on.</param>
/// <param name="IsInDate">Whether the assignment is within its dates.</param>
/// <param name="IsGroupLive">Whether it is the account's own, or the group is joined to the account by active groups only.</param>
/// <param name="CoversPlace">Whether it is tenant-wide, or at the place asked about or above it.</param>
internal sealed record AccessSource(
    IReadOnlyList<string> Patterns, RoleAssignment? Assignment, Role? Role, bool IsRoleActive,
    bool IsInDate, bool IsGroupLive, bool CoversPlace)
{
    public bool IsTenantWide => Assignment?.OrganizationId is null;

    /// <summary>Whether it counts at its own place.</summary>
    public bool Counts => IsRoleActive && IsInDate && IsGroupLive;

    public bool Reaches => Counts && CoversPlace;
}
