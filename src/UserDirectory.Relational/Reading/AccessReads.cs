using UserDirectory.Storage;

namespace UserDirectory.Relational;

/// <summary>What a decision about an account needs, by its links.</summary>
internal static class AccessReads
{
    /// <param name="reads">The tenant's reads, in a transaction.</param>
    /// <param name="head">The tenant's head in that transaction.</param>
    /// <param name="userId">The account; empty for the path alone.</param>
    /// <param name="organizationId">The organization; null for none.</param>
    public static AccessFacts Read(SessionReads reads, TenantHead head, Guid userId, Guid? organizationId)
    {
        var tenant = reads.Find<Tenant>(reads.Tenant.TenantId)!;
        var facts = new AccessFacts(head.Sequence, head.Authority, tenant) { Path = Path(reads, organizationId) };
        if (userId == Guid.Empty || reads.Find<User>(userId) is not { } user)
        {
            return facts;
        }

        var memberOf = reads.All<GroupMember>(GroupMemberFields.UserId.EqualTo(userId)).Select(member => member.GroupId).ToList();
        var groups = WithAncestors(reads, memberOf);
        List<RoleAssignment> assignments = [.. reads.All<RoleAssignment>(RoleAssignmentFields.UserId.EqualTo(userId))];
        if (groups.Count > 0)
        {
            // Apart from the account's own: with both in one condition, neither index would do.
            assignments.AddRange(reads.All<RoleAssignment>(RoleAssignmentFields.GroupId.In(groups.Select(group => group.Id))));
        }

        return facts with
        {
            User = user,
            Memberships = reads.All<Membership>(MembershipFields.UserId.EqualTo(userId)),
            MemberOf = memberOf,
            Groups = groups,
            Assignments = assignments,
            Roles = reads.FindAll<Role>([.. assignments.Select(assignment => assignment.RoleId).Distinct()]),
        };
    }

    private static List<Group> WithAncestors(SessionReads reads, List<Guid> memberOf)
    {
        var groups = reads.FindAll<Group>(memberOf).ToList();
        var above = groups.SelectMany(group => group.AncestorIds).Distinct().Except(groups.Select(group => group.Id)).ToList();
        groups.AddRange(reads.FindAll<Group>(above));
        return groups;
    }

    private static IReadOnlyList<Organization> Path(SessionReads reads, Guid? organizationId)
    {
        if (organizationId is not { } id || reads.Find<Organization>(id) is not { } organization)
        {
            return [];
        }

        var above = reads.FindAll<Organization>([.. organization.AncestorIds]).ToDictionary(each => each.Id);
        return [organization, .. organization.AncestorIds.Reverse().Where(above.ContainsKey).Select(ancestor => above[ancestor])];
    }
}
