using UserDirectory.Queries;

namespace UserDirectory.Storage.InMemory;

/// <summary>Gathers what a decision about an account needs, and visits nothing else.</summary>
internal sealed class AccessRead(Guid userId, Guid? organizationId) : SnapshotRead<AccessFacts?>
{
    /// <summary>So many roles are looked through faster than a set of them is made.</summary>
    private const int Few = 16;

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

        var members = Having<GroupMember>(view, GroupMemberFields.UserId);
        var memberOf = members.Count == 0 ? [] : members.ConvertAll(member => member.GroupId);
        var groups = memberOf.Count == 0 ? [] : GroupsAbove(view, memberOf);
        var assignments = Having<RoleAssignment>(view, RoleAssignmentFields.UserId);
        foreach (var group in groups)
        {
            view.AddHaving(RoleAssignmentFields.GroupId, group.Id, assignments);
        }

        return facts with
        {
            User = user,
            Memberships = Having<Membership>(view, MembershipFields.UserId),
            MemberOf = memberOf,
            Groups = groups,
            Assignments = assignments,
            Roles = RolesOf(view, assignments),
        };
    }

    private List<T> Having<T>(Snapshot view, Field<T> field)
        where T : DirectoryRecord
    {
        var found = new List<T>();
        view.AddHaving(field, userId, found);
        return found;
    }

    private static List<Role> RolesOf(Snapshot view, List<RoleAssignment> assignments)
    {
        var roles = new List<Role>();
        var seen = assignments.Count > Few ? new HashSet<Guid>() : null;
        foreach (var assignment in assignments)
        {
            var isNew = seen?.Add(assignment.RoleId) ?? !roles.Exists(role => role.Id == assignment.RoleId);
            if (isNew && view.Find(RecordKind.Role, assignment.RoleId) is Role role)
            {
                roles.Add(role);
            }
        }

        return roles;
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
