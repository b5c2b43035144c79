using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory.Tests.Conformance.Columns;

/// <summary>What a decision about an account needs, read off the rows by their links.</summary>
internal static class RowAccess
{
    public static AccessFacts Read(RowTenant tenant, Guid userId, Guid? organizationId)
    {
        var own = (Tenant)tenant.Find(RecordKind.Tenant, tenant.Id)!;
        var facts = new AccessFacts(tenant.Sequence, tenant.Authority, own) { Path = Path(tenant, organizationId) };
        if (tenant.Find(RecordKind.User, userId) is not User user)
        {
            return facts;
        }

        var memberOf = tenant.Make<GroupMember>(Having(tenant, GroupMemberFields.UserId, userId)).Select(member => member.GroupId).ToList();
        var groups = tenant.Make<Group>(tenant.Make<Group>(memberOf).SelectMany(group => group.AncestorIds.Append(group.Id)).Distinct());
        var ofGroups = groups.SelectMany(group => Having(tenant, RoleAssignmentFields.GroupId, group.Id));
        var assignments = tenant.Make<RoleAssignment>([.. Having(tenant, RoleAssignmentFields.UserId, userId), .. ofGroups]);
        return facts with
        {
            User = user,
            Memberships = tenant.Make<Membership>(Having(tenant, MembershipFields.UserId, userId)),
            MemberOf = memberOf,
            Groups = groups,
            Assignments = assignments,
            Roles = tenant.Make<Role>(assignments.Select(assignment => assignment.RoleId).Distinct()),
        };
    }

    private static IReadOnlyCollection<Guid> Having(RowTenant tenant, Field link, Guid id) => tenant.Table(link.Record).Having(link, id);

    private static IReadOnlyList<Organization> Path(RowTenant tenant, Guid? organizationId) =>
        organizationId is { } id && tenant.Find(RecordKind.Organization, id) is Organization organization
            ? [organization, .. tenant.Make<Organization>(organization.AncestorIds.Reverse())]
            : [];
}
