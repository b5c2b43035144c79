using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Names ahead what rule 3 asks about: what accounts hold, and what groups give. A system is not asked, so nothing of it is read for one.
/// </summary>
internal static class NamedHoldings
{
    /// <summary>
    /// An user, its home, and everything that it holds; not yet where it holds it: see <see cref="Decision.ReadAheadAsync"/>.
    /// </summary>
    public static void HeldUser(this ReadAhead ahead, in EntityRef reference, Action<User>? then = null)
    {
        if (reference.Id is { } id)
        {
            ahead.Held(id);
        }

        ahead.User(reference, user =>
        {
            ahead.AskAt(user.HomeOrganizationId);
            ahead.Held(user.Id);
            then?.Invoke(user);
        });
    }

    /// <summary>Everything that an account holds, and the places where it holds it or which let it in.</summary>
    public static void Holdings(this ReadAhead ahead, Guid userId)
    {
        ahead.Held(userId);
        ahead.Then(() =>
        {
            foreach (var organizationId in IsAsked(ahead, userId) && ahead.Known.KnownFacts(userId) is { } facts ? PlacesOf(facts) : [])
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
            ahead.JoinedGroup(references[i], from, DirectoryPermissions.GroupsUpdateMembers);
        }
    }

    /// <summary>
    /// A group that is named from a place, and what it and those above it give, for who holds a permission at the group's owner.
    /// </summary>
    public static void JoinedGroup(this ReadAhead ahead, in EntityRef reference, Organization? from, string permission) =>
        ahead.Group(reference, from, group => ahead.WhenHeld(permission, group.OrganizationId, () => ahead.Joined(group)));

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

    private static void Held(this ReadAhead ahead, Guid userId)
    {
        if (IsAsked(ahead, userId))
        {
            ahead.Facts(userId);
        }
    }

    private static bool IsAsked(ReadAhead ahead, Guid userId) => !ahead.Authority.IsSystem && ahead.Authority.UserId != userId;

    private static IEnumerable<Guid> PlacesOf(AccessFacts facts) => facts.Memberships.Select(membership => membership.OrganizationId)
        .Concat(facts.Assignments.Select(assignment => assignment.OrganizationId).OfType<Guid>())
        .Distinct();
}
