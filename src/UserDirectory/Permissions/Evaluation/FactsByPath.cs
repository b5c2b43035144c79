using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// The facts of an account at one organization after the other, out of those that were read of it once. Of what it has, only what lies on
/// the path is there.
/// </summary>
internal sealed class FactsByPath(AccessFacts facts)
{
    private readonly ILookup<Guid?, RoleAssignment> _assignments = facts.Assignments.ToLookup(assignment => assignment.OrganizationId);
    private readonly ILookup<Guid, Membership> _memberships = facts.Memberships.ToLookup(membership => membership.OrganizationId);
    private readonly Dictionary<Guid, Role> _roles = facts.Roles.ToDictionary(role => role.Id);

    public Guid TenantId => facts.Tenant.Id;

    /// <summary>The facts at an organization.</summary>
    /// <param name="path">The organization and all above it, itself first.</param>
    public AccessFacts At(IReadOnlyList<Organization> path)
    {
        List<RoleAssignment> assignments = [.. _assignments[null], .. path.SelectMany(organization => _assignments[organization.Id])];
        return facts with
        {
            Path = path,
            Memberships = [.. path.SelectMany(organization => _memberships[organization.Id])],
            Assignments = assignments,
            Roles = [.. assignments.Select(assignment => assignment.RoleId).Distinct().Where(_roles.ContainsKey).Select(id => _roles[id])],
        };
    }
}
