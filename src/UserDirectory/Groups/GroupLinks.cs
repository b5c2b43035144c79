using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from a <see cref="Group"/> to other records, for filters.</summary>
public static class GroupLinks
{
    /// <summary>Its members.</summary>
    public static Link Members { get; } = new(nameof(Members), GroupFields.Id, GroupMemberFields.GroupId);

    /// <summary>Its role assignments.</summary>
    public static Link Assignments { get; } = new(nameof(Assignments), GroupFields.Id, RoleAssignmentFields.GroupId);

    internal static IReadOnlyList<Link> All { get; } = [Members, Assignments];
}
