using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of an <see cref="Invitation"/>.</summary>
public static class InvitationFields
{
    private static readonly FieldSet<Invitation> s_set = new(RecordKind.Invitation);

    /// <summary>The id.</summary>
    public static Field<Invitation> Id { get; } = s_set.OwnId();

    /// <summary>The invited address.</summary>
    public static Field<Invitation> Email { get; } =
        s_set.Text(nameof(Invitation.Email), r => r.Email, r => r.NormalizedEmail, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>The organization.</summary>
    public static Field<Invitation> OrganizationId { get; } =
        s_set.Id(nameof(Invitation.OrganizationId), r => r.OrganizationId, RecordKind.Organization, worth: IndexWorth.Lookup);

    /// <summary>The invited account.</summary>
    public static Field<Invitation> UserId { get; } =
        s_set.Id(nameof(Invitation.UserId), r => r.UserId, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>Whether the account had the address when it was sent.</summary>
    public static Field<Invitation> IsToOwnAddress { get; } = s_set.Flag(nameof(Invitation.IsToOwnAddress), r => r.IsToOwnAddress);

    /// <summary>The roles to come.</summary>
    public static Field<Invitation> RoleIds { get; } = s_set.Ids(nameof(Invitation.RoleIds), r => r.RoleIds);

    /// <summary>The groups to join.</summary>
    public static Field<Invitation> GroupIds { get; } = s_set.Ids(nameof(Invitation.GroupIds), r => r.GroupIds);

    /// <summary>
    /// The status, an <see cref="InvitationStatus"/>. In a query of the service it is as of the time of the call; it cannot be sorted by.
    /// </summary>
    public static Field<Invitation> Status { get; } = s_set.Choice<InvitationStatus>(
        nameof(Invitation.Status), r => (int)r.Status, sortable: false);

    /// <summary>When it was last sent.</summary>
    public static Field<Invitation> SentAt { get; } = s_set.Time(nameof(Invitation.SentAt), r => r.SentAt, stored: Stored.Always);

    /// <summary>Until when it can be accepted.</summary>
    public static Field<Invitation> ExpiresAt { get; } =
        s_set.Time(nameof(Invitation.ExpiresAt), r => r.ExpiresAt, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>When it was closed.</summary>
    public static Field<Invitation> ClosedAt { get; } = s_set.Time(nameof(Invitation.ClosedAt), r => r.ClosedAt);

    /// <summary>When the notifier last failed.</summary>
    public static Field<Invitation> NotificationFailedAt { get; } = s_set.Time(
        nameof(Invitation.NotificationFailedAt), r => r.NotificationFailedAt);

    /// <summary>When it was made.</summary>
    public static Field<Invitation> CreatedAt { get; } = s_set.Stamp(nameof(Invitation.CreatedAt), r => r.CreatedAt);

    /// <summary>
    /// What a search looks in (the invited address), in search form: to be compared with words of
    /// <see cref="UserDirectory.Storage.SearchText"/>. Derived.
    /// </summary>
    public static Field<Invitation> SearchText { get; } = s_set.SearchText(Email);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<Invitation>> All => s_set.All;

    internal static Column TokenHash { get; } = s_set.Secret(nameof(Invitation.TokenHash), r => r.TokenHash, Stored.Optional);

    internal static Column InvitedBy { get; } = s_set.Actor(nameof(Invitation.InvitedBy), r => r.InvitedBy);

    /// <summary>All that is stored.</summary>
    internal static RecordShape<Invitation> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Email = row.TextOf(Email),
        OrganizationId = row.OptionalId(OrganizationId),
        UserId = row.Id(UserId),
        IsToOwnAddress = row.Flag(IsToOwnAddress),
        RoleIds = row.Ids(RoleIds),
        GroupIds = row.Ids(GroupIds),
        Status = (InvitationStatus)row.Number(Status),
        SentAt = row.Time(SentAt),
        ExpiresAt = row.Time(ExpiresAt),
        InvitedBy = row.Actor(InvitedBy),
        ClosedAt = row.OptionalTime(ClosedAt),
        NotificationFailedAt = row.OptionalTime(NotificationFailedAt),
        TokenHash = row.OptionalSecret(TokenHash),
    });
}
