namespace UserDirectory.Tests.Decisions;

/// <summary>
/// The question of <c>docs/rules.md</c> ("May this account do that there?") once more, from plain records, by other code than the
/// library's.
/// </summary>
public sealed class Oracle(World world, DateTimeOffset now)
{
    public bool May(Guid userId, string permission, Guid? place)
    {
        var user = world.Users.Single(u => u.Id == userId);
        var path = PathOf(place).ToList();
        if (world.Tenant.IsSuspended || user.Status != UserStatus.Active || path.Any(o => o.IsSuspended))
        {
            return false;
        }

        var sources = world.Assignments
            .Where(a => InDates(a.ValidFrom, a.ValidUntil) && (a.UserId == userId || (a.GroupId is { } g && Reaches(g, userId))))
            .SelectMany(a => PatternsOf(a.RoleId).Select(pattern => (pattern, place: a.OrganizationId)))
            .Concat(user.Grants.Select(pattern => (pattern, place: (Guid?)null)))
            .ToList();
        var mayEnter = place is null || sources.Contains(("*.*", null)) || Enters(user, path);
        return mayEnter && sources.Exists(s => (s.place is null || path.Exists(o => o.Id == s.place)) && Matches(s.pattern, permission));
    }

    private bool Enters(User user, List<Organization> path)
    {
        foreach (var organization in path)
        {
            var membership = world.Memberships.SingleOrDefault(m => m.UserId == user.Id && m.OrganizationId == organization.Id);
            if (membership is { Status: not MembershipStatus.Invited } && InDates(membership.ValidFrom, membership.ValidUntil))
            {
                return membership.Status == MembershipStatus.Active;
            }
        }

        var type = path[0].Type == OrganizationType.Test ? "type:test" : "type:production";
        return user.AccessRules.Contains("any") || user.AccessRules.Contains(type);
    }

    // A group reaches an account when it, or a group below it, has the account, and every group from there up to it is switched on.
    private bool Reaches(Guid groupId, Guid userId)
    {
        var group = world.Groups.Single(g => g.Id == groupId);
        return group.IsActive
            && (world.GroupMembers.Any(m => m.GroupId == groupId && m.UserId == userId)
                || world.Groups.Any(g => g.ParentId == groupId && Reaches(g.Id, userId)));
    }

    private IEnumerable<string> PatternsOf(Guid roleId)
    {
        var role = world.Roles.Single(r => r.Id == roleId);
        return !role.IsActive ? [] : role is { IsBuiltIn: true, Key: "read-only" } ? ["(read)"] : role.Patterns;
    }

    private static bool Matches(string pattern, string permission)
    {
        var (resource, action) = (permission.Split('.')[0], permission.Split('.')[1]);
        return pattern == "(read)" ? action is "read" or "list" : pattern == "*.*" || pattern == $"{resource}.*" || pattern == permission;
    }

    private IEnumerable<Organization> PathOf(Guid? place)
    {
        for (var id = place; id is { } next; id = world.Organizations.Single(o => o.Id == next).ParentId)
        {
            yield return world.Organizations.Single(o => o.Id == next);
        }
    }

    private bool InDates(DateTimeOffset? from, DateTimeOffset? until) => !(now < from) && !(now >= until);
}
