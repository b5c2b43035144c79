using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Everything that an account holds and where: its grants, and the patterns of every assignment of its own or of a group above it that has
/// not ended. Whether a role or group is switched off, a membership suspended or a date still to come is left aside on purpose: who takes
/// an account over gets those rights later, too.
/// </summary>
internal static class UserHoldings
{
    public static IEnumerable<Holding> Of(AccessFacts facts, PermissionCatalogue catalogue, DateTimeOffset at)
    {
        var roles = facts.Roles.ToDictionary(role => role.Id);
        foreach (var assignment in facts.Assignments)
        {
            if (assignment.IsNotEndedAt(at) && roles.TryGetValue(assignment.RoleId, out var role))
            {
                yield return new(catalogue.PatternsOf(role), assignment.OrganizationId);
            }
        }

        if (facts.User is { Grants.Count: > 0 } user)
        {
            yield return new(user.Grants, null);
        }
    }
}
