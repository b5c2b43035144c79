using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Names ahead what rule 3 asks about: what accounts hold, and what groups give. A system is not asked, so nothing of it is read for one.
/// </summary>
internal static class NamedHoldings
{
    /// <summary>An account, its home, and everything that it holds.</summary>
    public static void HeldUser(this ReadAhead ahead, in EntityRef reference, Action<User>? then = null)
    {
        if (reference.Id is { } id)
        {
            ahead.Holdings(id);
        }

        ahead.User(reference, user =>
        {
            ahead.AskAt(user.HomeOrganizationId);
            ahead.Holdings(user.Id);
            then?.Invoke(user);
        });
    }

    /// <summary>Everything that an account holds, and the places where it holds it or which let it in.</summary>
    public static void Holdings(this ReadAhead ahead, Guid userId)
    {
        if (ahead.Authority.IsSystem || ahead.Authority.UserId == userId)
        {
            return;
        }

        ahead.Facts(userId);
        ahead.Then(() =>
        {
            foreach (var organizationId in ahead.Known.KnownFacts(userId) is { } facts ? PlacesOf(facts) : [])
            {
                ahead.AskAt(organizationId);
            }
        });
    }

    /// <summary>Groups that are named from a place, and what each and those above it give.</summary>
    public static void JoinedGroups(this ReadAhead ahead, IReadOnlyList<EntityRef>? references, Organization? from)
    {
        for (var i = 0; i < references?.Count; i++)
        {
            ahead.Group(references[i], from, ahead.Joined);
        }
    }

    /// <summary>What a group and those above it give to whoever joins it, and the group's owner.</summary>
    public static void Joined(this ReadAhead ahead, Group group)
    {
        ahead.AskAt(group.OrganizationId);
        ahead.Given([group.Id, .. group.AncestorIds]);
    }

    /// <summary>What these groups give, and where.</summary>
    public static void Given(this ReadAhead ahead, IReadOnlyList<Guid> groupIds)
    {
        if (ahead.Authority.IsSystem)
        {
            return;
        }

        ahead.GivenBy(groupIds);
        ahead.Then(() =>
        {
            foreach (var assignment in groupIds.SelectMany(id => ahead.Known.KnownList(RoleAssignmentFields.GroupId, id))
                .Cast<RoleAssignment>())
            {
                ahead.AskAt(assignment.OrganizationId);
            }
        });
    }

    private static IEnumerable<Guid> PlacesOf(AccessFacts facts) => facts.Memberships.Select(membership => membership.OrganizationId)
        .Concat(facts.Assignments.Select(assignment => assignment.OrganizationId).OfType<Guid>())
        .Distinct();
}
