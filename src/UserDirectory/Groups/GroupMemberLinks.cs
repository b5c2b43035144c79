using UserDirectory.Queries;

namespace UserDirectory;

/// <summary>The ways from a <see cref="GroupMember"/> to other records, for filters.</summary>
public static class GroupMemberLinks
{
    /// <summary>The group.</summary>
    public static Link Group { get; } = new(nameof(Group), GroupMemberFields.GroupId, GroupFields.Id);

    /// <summary>The account.</summary>
    public static Link User { get; } = new(nameof(User), GroupMemberFields.UserId, UserFields.Id);

    internal static IReadOnlyList<Link> All { get; } = [Group, User];
}
