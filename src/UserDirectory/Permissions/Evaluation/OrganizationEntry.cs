using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>
/// Whether and by what an account enters an organization: going up from it, the first membership that is active and within its dates lets
/// in, the first suspended one within its dates shuts out; where there is neither, an access rule that covers the organization lets in.
/// </summary>
internal readonly record struct OrganizationEntry(bool LetsIn, Membership? Membership, string? Rule)
{
    public const string AnyRule = "any";
    private const string TypePrefix = "type:";

    public static OrganizationEntry Find(AccessFacts facts, DateTimeOffset at)
    {
        for (var level = 0; level < facts.Path.Count; level++)
        {
            for (var i = 0; i < facts.Memberships.Count; i++)
            {
                var membership = facts.Memberships[i];
                if (membership.OrganizationId == facts.Path[level].Id && membership.IsValidAt(at)
                    && membership.Status != MembershipStatus.Invited)
                {
                    return new(membership.Status == MembershipStatus.Active, membership, null);
                }
            }
        }

        if (facts.Path.Count > 0 && facts.User is { AccessRules.Count: > 0 } user)
        {
            foreach (var rule in user.AccessRules)
            {
                if (RuleCovers(rule, facts.Path[0].Type))
                {
                    return new(true, null, rule);
                }
            }
        }

        return default;
    }

    public static bool IsRule(string? text) =>
        text == AnyRule || text == RuleFor(OrganizationType.Test) || text == RuleFor(OrganizationType.Production);

    /// <summary>Whether an access rule lets into organizations of a type.</summary>
    public static bool RuleCovers(string rule, OrganizationType type) => rule == AnyRule || rule == RuleFor(type);

    private static string RuleFor(OrganizationType type) => TypePrefix + (type == OrganizationType.Test ? "test" : "production");
}
