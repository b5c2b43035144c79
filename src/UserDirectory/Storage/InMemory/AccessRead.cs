namespace UserDirectory.Storage.InMemory;

/// <summary>Gathers what a decision about an account needs, and visits nothing else.</summary>
internal sealed class AccessRead(Guid userId, Guid? organizationId) : SnapshotRead<AccessFacts?>
{
    public override AccessFacts? Of(Snapshot view)
    {
        if (view.Find(RecordKind.Tenant, view.TenantId) is not Tenant tenant)
        {
            return null;
        }

        var facts = new AccessFacts(view.Sequence, view.Authority, tenant) { Path = PathTo(view) };
        if (view.Find(RecordKind.User, userId) is not User user)
        {
            return facts;
        }

        var memberOf = view.Having(GroupMemberFields.UserId, userId).Select(member => ((GroupMember)member).GroupId).ToList();
        var groups = GroupsAbove(view, memberOf);
        var assignments = view.Having(RoleAssignmentFields.UserId, userId)
            .Concat(groups.SelectMany(group => view.Having(RoleAssignmentFields.GroupId, group.Id)))
            .Cast<RoleAssignment>()
            .ToList();
        return facts with
        {
            User = user,
            Memberships = [.. view.Having(MembershipFields.UserId, userId).Cast<Membership>()],
            MemberOf = memberOf,
            Groups = groups,
            Assignments = assignments,
            Roles = [.. assignments.Select(assignment => assignment.RoleId).Distinct().Select(id => view.Find(RecordKind.Role, id)).OfType<Role>()],
        };
    }

    private static List<Group> GroupsAbove(Snapshot view, List<Guid> memberOf)
    {
        var groups = new Dictionary<Guid, Group>();
        foreach (var id in memberOf)
        {
            if (view.Find(RecordKind.Group, id) is not Group group)
            {
                continue;
            }

            groups[id] = group;
            foreach (var above in group.AncestorIds)
            {
                if (!groups.ContainsKey(above) && view.Find(RecordKind.Group, above) is Group ancestor)
                {
                    groups[above] = ancestor;
                }
            }
        }

        return [.. groups.Values];
    }

    private List<Organization> PathTo(Snapshot view)
    {
        if (organizationId is not { } id || view.Find(RecordKind.Organization, id) is not Organization organization)
        {
            return [];
        }

        var path = new List<Organization> { organization };
        for (var i = organization.AncestorIds.Count - 1; i >= 0; i--)
        {
            if (view.Find(RecordKind.Organization, organization.AncestorIds[i]) is Organization above)
            {
                path.Add(above);
            }
        }

        return path;
    }
}
