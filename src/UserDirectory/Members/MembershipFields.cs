using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Membership"/>.</summary>
public static class MembershipFields
{
    private static readonly FieldSet<Membership> s_set = new(RecordKind.Membership);

    /// <summary>The id.</summary>
    public static Field<Membership> Id { get; } = s_set.Id(nameof(Membership.Id), r => r.Id);

    /// <summary>The account.</summary>
    public static Field<Membership> UserId { get; } = s_set.Id(nameof(Membership.UserId), r => r.UserId, RecordKind.User);

    /// <summary>The organization.</summary>
    public static Field<Membership> OrganizationId { get; } = s_set.Id(nameof(Membership.OrganizationId), r => r.OrganizationId, RecordKind.Organization);

    /// <summary>The status, a <see cref="MembershipStatus"/>.</summary>
    public static Field<Membership> Status { get; } = s_set.Choice<MembershipStatus>(nameof(Membership.Status), r => (int)r.Status);

    /// <summary>From when it counts.</summary>
    public static Field<Membership> ValidFrom { get; } = s_set.Time(nameof(Membership.ValidFrom), r => r.ValidFrom);

    /// <summary>Until when it counts.</summary>
    public static Field<Membership> ValidUntil { get; } = s_set.Time(nameof(Membership.ValidUntil), r => r.ValidUntil);

    /// <summary>When it was made.</summary>
    public static Field<Membership> CreatedAt { get; } = s_set.Time(nameof(Membership.CreatedAt), r => r.CreatedAt);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Membership>> All => s_set.All;
}
