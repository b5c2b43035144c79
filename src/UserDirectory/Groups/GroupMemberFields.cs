using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="GroupMember"/>.</summary>
public static class GroupMemberFields
{
    private static readonly FieldSet<GroupMember> s_set = new(RecordKind.GroupMember);

    /// <summary>The id.</summary>
    public static Field<GroupMember> Id { get; } = s_set.Id(nameof(GroupMember.Id), r => r.Id);

    /// <summary>The group.</summary>
    public static Field<GroupMember> GroupId { get; } = s_set.Id(nameof(GroupMember.GroupId), r => r.GroupId, RecordKind.Group);

    /// <summary>The account.</summary>
    public static Field<GroupMember> UserId { get; } = s_set.Id(nameof(GroupMember.UserId), r => r.UserId, RecordKind.User);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<GroupMember>> All => s_set.All;
}
