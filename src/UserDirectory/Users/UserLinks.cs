using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from a <see cref="User"/> to other records, for filters.</summary>
public static class UserLinks
{
    /// <summary>The account's memberships.</summary>
    public static Link Memberships { get; } = new(nameof(Memberships), UserFields.Id, MembershipFields.UserId);

    /// <summary>The account's places in groups.</summary>
    public static Link GroupMembers { get; } = new(nameof(GroupMembers), UserFields.Id, GroupMemberFields.UserId);

    /// <summary>The account's own role assignments.</summary>
    public static Link Assignments { get; } = new(nameof(Assignments), UserFields.Id, RoleAssignmentFields.UserId);

    /// <summary>The invitations to the account.</summary>
    public static Link Invitations { get; } = new(nameof(Invitations), UserFields.Id, InvitationFields.UserId);

    internal static IReadOnlyList<Link> All { get; } = [Memberships, GroupMembers, Assignments, Invitations];
}
