using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="RoleAssignment"/>.</summary>
public static class RoleAssignmentFields
{
    private static readonly FieldSet<RoleAssignment> s_set = new(RecordKind.RoleAssignment);

    /// <summary>The id.</summary>
    public static Field<RoleAssignment> Id { get; } = s_set.OwnId();

    /// <summary>The role.</summary>
    public static Field<RoleAssignment> RoleId { get; } =
        s_set.Id(nameof(RoleAssignment.RoleId), r => r.RoleId, RecordKind.Role, worth: IndexWorth.Few, stored: Stored.Always);

    /// <summary>The account that has it.</summary>
    public static Field<RoleAssignment> UserId { get; } =
        s_set.Id(nameof(RoleAssignment.UserId), r => r.UserId, RecordKind.User, worth: IndexWorth.Lookup);

    /// <summary>The group that has it.</summary>
    public static Field<RoleAssignment> GroupId { get; } =
        s_set.Id(nameof(RoleAssignment.GroupId), r => r.GroupId, RecordKind.Group, worth: IndexWorth.Lookup);

    /// <summary>The organization at which it counts.</summary>
    public static Field<RoleAssignment> OrganizationId { get; } =
        s_set.Id(nameof(RoleAssignment.OrganizationId), r => r.OrganizationId, RecordKind.Organization, worth: IndexWorth.Few);

    /// <summary>From when it counts.</summary>
    public static Field<RoleAssignment> ValidFrom { get; } = s_set.Time(nameof(RoleAssignment.ValidFrom), r => r.ValidFrom);

    /// <summary>Until when it counts.</summary>
    public static Field<RoleAssignment> ValidUntil { get; } = s_set.Time(nameof(RoleAssignment.ValidUntil), r => r.ValidUntil);

    /// <summary>When it was made.</summary>
    public static Field<RoleAssignment> CreatedAt { get; } = s_set.Stamp(nameof(RoleAssignment.CreatedAt), r => r.CreatedAt);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<RoleAssignment>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<RoleAssignment> Shape { get; } = s_set.Shape([new("Given", RoleId, OrganizationId)], row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        RoleId = row.Id(RoleId),
        UserId = row.OptionalId(UserId),
        GroupId = row.OptionalId(GroupId),
        OrganizationId = row.OptionalId(OrganizationId),
        ValidFrom = row.OptionalTime(ValidFrom),
        ValidUntil = row.OptionalTime(ValidUntil),
    });
}
