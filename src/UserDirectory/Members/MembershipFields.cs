using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="Membership"/>.</summary>
public static class MembershipFields
{
    private static readonly FieldSet<Membership> s_set = new(RecordKind.Membership);

    /// <summary>The id.</summary>
    public static Field<Membership> Id { get; } = s_set.OwnId();

    /// <summary>The account.</summary>
    public static Field<Membership> UserId { get; } =
        s_set.Id(nameof(Membership.UserId), r => r.UserId, RecordKind.User, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>The organization.</summary>
    public static Field<Membership> OrganizationId { get; } =
        s_set.Id(
            nameof(Membership.OrganizationId), r =>
                r.OrganizationId, RecordKind.Organization, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>The status, a <see cref="MembershipStatus"/>.</summary>
    public static Field<Membership> Status { get; } = s_set.Choice<MembershipStatus>(nameof(Membership.Status), r => (int)r.Status);

    /// <summary>From when it counts.</summary>
    public static Field<Membership> ValidFrom { get; } = s_set.Time(nameof(Membership.ValidFrom), r => r.ValidFrom);

    /// <summary>Until when it counts.</summary>
    public static Field<Membership> ValidUntil { get; } = s_set.Time(nameof(Membership.ValidUntil), r => r.ValidUntil);

    /// <summary>When it was made.</summary>
    public static Field<Membership> CreatedAt { get; } = s_set.Stamp(nameof(Membership.CreatedAt), r => r.CreatedAt);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Membership>> All => s_set.All;

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Membership> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        UserId = row.Id(UserId),
        OrganizationId = row.Id(OrganizationId),
        Status = (MembershipStatus)row.Number(Status),
        ValidFrom = row.OptionalTime(ValidFrom),
        ValidUntil = row.OptionalTime(ValidUntil),
    });
}
