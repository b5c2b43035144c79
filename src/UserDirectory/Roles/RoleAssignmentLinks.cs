using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from a <see cref="RoleAssignment"/> to other records, for filters.</summary>
public static class RoleAssignmentLinks
{
    /// <summary>The role.</summary>
    public static Link Role { get; } = new(nameof(Role), RoleAssignmentFields.RoleId, RoleFields.Id);

    /// <summary>The account that has it.</summary>
    public static Link User { get; } = new(nameof(User), RoleAssignmentFields.UserId, UserFields.Id);

    /// <summary>The group that has it.</summary>
    public static Link Group { get; } = new(nameof(Group), RoleAssignmentFields.GroupId, GroupFields.Id);

    internal static IReadOnlyList<Link> All { get; } = [Role, User, Group];
}
