using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="User"/>.</summary>
public static class UserFields
{
    private static readonly FieldSet<User> s_set = new(RecordKind.User);

    /// <summary>The id.</summary>
    public static Field<User> Id { get; } = s_set.OwnId();

    /// <summary>The key.</summary>
    public static Field<User> Key { get; } =
        s_set.Text(nameof(User.Key), r => r.Key, r => r.NormalizedKey, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>The display name.</summary>
    public static Field<User> DisplayName { get; } =
        s_set.Text(nameof(User.DisplayName), r => r.DisplayName, r => r.NormalizedDisplayName, worth: IndexWorth.Order);

    /// <summary>The given name.</summary>
    public static Field<User> GivenName { get; } = s_set.Text(nameof(User.GivenName), r => r.GivenName, r => r.NormalizedGivenName);

    /// <summary>The family name.</summary>
    public static Field<User> FamilyName { get; } = s_set.Text(nameof(User.FamilyName), r => r.FamilyName, r => r.NormalizedFamilyName);

    /// <summary>The e-mail address.</summary>
    public static Field<User> Email { get; } =
        s_set.Text(nameof(User.Email), r => r.Email, r => r.NormalizedEmail, worth: IndexWorth.Lookup);

    /// <summary>The e-mail address where it must be unique.</summary>
    public static Field<User> UniqueEmail { get; } = s_set.Exact(nameof(User.UniqueEmail), r => r.UniqueEmail);

    /// <summary>When the e-mail address was verified.</summary>
    public static Field<User> EmailVerifiedAt { get; } = s_set.Time(nameof(User.EmailVerifiedAt), r => r.EmailVerifiedAt);

    /// <summary>The culture.</summary>
    public static Field<User> Culture { get; } = s_set.Exact(nameof(User.Culture), r => r.Culture);

    /// <summary>The time zone.</summary>
    public static Field<User> TimeZone { get; } = s_set.Exact(nameof(User.TimeZone), r => r.TimeZone);

    /// <summary>The technician label.</summary>
    public static Field<User> IsTechnician { get; } = s_set.Flag(nameof(User.IsTechnician), r => r.IsTechnician);

    /// <summary>Whether a program uses it.</summary>
    public static Field<User> IsServiceAccount { get; } = s_set.Flag(nameof(User.IsServiceAccount), r => r.IsServiceAccount);

    /// <summary>
    /// The status, a <see cref="UserStatus"/>. In a query of the service it is as of the time of the call; it cannot be sorted by.
    /// </summary>
    public static Field<User> Status { get; } =
        s_set.Choice<UserStatus>(nameof(User.Status), r => (int)r.Status, sortable: false, worth: IndexWorth.Few);

    /// <summary>When the last open invitation expires.</summary>
    public static Field<User> InvitationExpiresAt { get; } =
        s_set.Time(nameof(User.InvitationExpiresAt), r => r.InvitationExpiresAt, worth: IndexWorth.Few);

    /// <summary>The last login.</summary>
    public static Field<User> LastLoginAt { get; } =
        s_set.Time(nameof(User.LastLoginAt), r => r.LastLoginAt, stored: Stored.Optional | Stored.Counted);

    /// <summary>The picture's text.</summary>
    public static Field<User> Picture { get; } = s_set.Exact(nameof(User.Picture), r => r.Picture);

    /// <summary>The external id.</summary>
    public static Field<User> ExternalId { get; } = s_set.Exact(nameof(User.ExternalId), r => r.ExternalId, worth: IndexWorth.Lookup);

    /// <summary>The sign-in stamp.</summary>
    public static Field<User> SignInStamp { get; } =
        s_set.Id(nameof(User.SignInStamp), r => r.SignInStamp, stored: Stored.Always, feed: FeedDetail.Name);

    /// <summary>The custom attributes, each as <c>name=text</c>.</summary>
    public static Field<User> Attributes { get; } = s_set.Texts(nameof(User.Attributes), r => r.Attributes.Lines());

    /// <summary>The home organization.</summary>
    public static Field<User> HomeOrganizationId { get; } =
        s_set.Id(nameof(User.HomeOrganizationId), r => r.HomeOrganizationId, RecordKind.Organization, worth: IndexWorth.Few);

    /// <summary>The default organization.</summary>
    public static Field<User> DefaultOrganizationId { get; } =
        s_set.Id(nameof(User.DefaultOrganizationId), r => r.DefaultOrganizationId, RecordKind.Organization, worth: IndexWorth.Few);

    /// <summary>The direct grants.</summary>
    public static Field<User> Grants { get; } = s_set.Texts(nameof(User.Grants), r => r.Grants, worth: IndexWorth.Few);

    /// <summary>The access rules.</summary>
    public static Field<User> AccessRules { get; } = s_set.Texts(nameof(User.AccessRules), r => r.AccessRules, worth: IndexWorth.Few);

    /// <summary>When it was made.</summary>
    public static Field<User> CreatedAt { get; } = s_set.Stamp(nameof(User.CreatedAt), r => r.CreatedAt);

    /// <summary>When it was last changed.</summary>
    public static Field<User> UpdatedAt { get; } = s_set.Stamp(nameof(User.UpdatedAt), r => r.UpdatedAt);

    /// <summary>
    /// What a search looks in (key, e-mail, display, given and family name), in search form: to be compared with words of
    /// <see cref="UserDirectory.Storage.SearchText"/>. Derived.
    /// </summary>
    public static Field<User> SearchText { get; } =
        s_set.SearchText(IndexWorth.Lookup, Key, Email, DisplayName, GivenName, FamilyName);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<User>> All => s_set.All;

    internal static Column ExternalIdSetBy { get; } = s_set.Actor(nameof(User.ExternalIdSetBy), r => r.ExternalIdSetBy, Stored.Optional);

    internal static Column PreparedBy { get; } = s_set.Actor(nameof(User.PreparedBy), r => r.PreparedBy, Stored.Optional);

    /// <summary>All that is stored.</summary>
    internal static RecordShape<User> Shape { get; } = s_set.Shape([new("Homes", HomeOrganizationId, DefaultOrganizationId)], row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        Key = row.TextOf(Key),
        DisplayName = row.Text(DisplayName),
        GivenName = row.Text(GivenName),
        FamilyName = row.Text(FamilyName),
        Email = row.Text(Email),
        UniqueEmail = row.Text(UniqueEmail),
        EmailVerifiedAt = row.OptionalTime(EmailVerifiedAt),
        Culture = row.Text(Culture),
        TimeZone = row.Text(TimeZone),
        IsTechnician = row.Flag(IsTechnician),
        IsServiceAccount = row.Flag(IsServiceAccount),
        Status = (UserStatus)row.Number(Status),
        InvitationExpiresAt = row.OptionalTime(InvitationExpiresAt),
        LastLoginAt = row.OptionalTime(LastLoginAt),
        Picture = row.Text(Picture),
        ExternalId = row.Text(ExternalId),
        ExternalIdSetBy = row.OptionalActor(ExternalIdSetBy),
        PreparedBy = row.OptionalActor(PreparedBy),
        SignInStamp = row.Id(SignInStamp),
        Attributes = UserAttributes.Parse(row.Texts(Attributes)),
        HomeOrganizationId = row.OptionalId(HomeOrganizationId),
        DefaultOrganizationId = row.OptionalId(DefaultOrganizationId),
        Grants = row.Texts(Grants),
        AccessRules = row.Texts(AccessRules),
    });
}
