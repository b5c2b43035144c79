using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What a decision needs, read off one state of a tenant.</summary>
internal static class ModelAccess
{
    public static AccessFacts Read(ModelTenant tenant, Guid userId, Guid? organizationId)
    {
        var records = tenant.Records;
        var facts = new AccessFacts(
            tenant.Sequence, tenant.Authority, records.OfType<Tenant>().Single())
        { Path = Path(tenant, organizationId) };
        if (tenant.Find(RecordKind.User, userId) is not User user)
        {
            return facts;
        }

        var memberOf = records.OfType<GroupMember>().Where(member => member.UserId == userId).Select(member => member.GroupId).ToList();
        var direct = records.OfType<Group>().Where(group => memberOf.Contains(group.Id)).ToList();
        var groups = records.OfType<Group>()
            .Where(group => direct.Exists(below => below.Id == group.Id || below.AncestorIds.Contains(group.Id))).ToList();
        var assignments = records.OfType<RoleAssignment>()
            .Where(assignment => assignment.UserId == userId || groups.Exists(group => group.Id == assignment.GroupId)).ToList();
        return facts with
        {
            User = user,
            Memberships = [.. records.OfType<Membership>().Where(membership => membership.UserId == userId)],
            MemberOf = memberOf,
            Groups = groups,
            Assignments = assignments,
            Roles = [.. records.OfType<Role>().Where(role => assignments.Exists(assignment => assignment.RoleId == role.Id))],
        };
    }

    private static IReadOnlyList<Organization> Path(ModelTenant tenant, Guid? organizationId) =>
        organizationId is { } id && tenant.Find(RecordKind.Organization, id) is Organization organization
            ? [organization, .. organization.AncestorIds.Reverse()
                .Select(above => (Organization)tenant.Find(RecordKind.Organization, above)!)]
            : [];
}
