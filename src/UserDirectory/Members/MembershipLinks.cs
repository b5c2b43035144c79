using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from a <see cref="Membership"/> to other records, for filters.</summary>
public static class MembershipLinks
{
    /// <summary>The account.</summary>
    public static Link User { get; } = new(nameof(User), MembershipFields.UserId, UserFields.Id);

    /// <summary>The organization.</summary>
    public static Link Organization { get; } = new(nameof(Organization), MembershipFields.OrganizationId, OrganizationFields.Id);

    internal static IReadOnlyList<Link> All { get; } = [User, Organization];
}
