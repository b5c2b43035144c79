using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="GroupMember"/>.</summary>
public static class GroupMemberFields
{
    private static readonly FieldSet<GroupMember> s_set = new(RecordKind.GroupMember);

    /// <summary>The id.</summary>
    public static Field<GroupMember> Id { get; } = s_set.OwnId();

    /// <summary>The group.</summary>
    public static Field<GroupMember> GroupId { get; } =
        s_set.Id(nameof(GroupMember.GroupId), r => r.GroupId, RecordKind.Group, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>The account.</summary>
    public static Field<GroupMember> UserId { get; } =
        s_set.Id(nameof(GroupMember.UserId), r => r.UserId, RecordKind.User, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<GroupMember>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<GroupMember> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        GroupId = row.Id(GroupId),
        UserId = row.Id(UserId),
    });
}
