using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="DeletedUser"/>.</summary>
public static class DeletedUserFields
{
    private static readonly FieldSet<DeletedUser> s_set = new(RecordKind.DeletedUser);

    /// <summary>The id, which was the account's.</summary>
    public static Field<DeletedUser> Id { get; } = s_set.OwnId();

    /// <summary>The key that the account had.</summary>
    public static Field<DeletedUser> Key { get; } =
        s_set.Text(nameof(User.Key), r => r.User.Key, r => r.User.NormalizedKey, worth: IndexWorth.Order, stored: Stored.Computed);

    /// <summary>The e-mail address that the account had.</summary>
    public static Field<DeletedUser> Email { get; } =
        s_set.Text(nameof(User.Email), r => r.User.Email, r => r.User.NormalizedEmail, stored: Stored.Computed | Stored.Optional);

    /// <summary>The display name that the account had.</summary>
    public static Field<DeletedUser> DisplayName { get; } = s_set.Text(
        nameof(User.DisplayName),
        r => r.User.DisplayName,
        r => r.User.NormalizedDisplayName,
        stored: Stored.Computed | Stored.Optional);

    /// <summary>When the record is removed for good.</summary>
    public static Field<DeletedUser> PurgeAt { get; } =
        s_set.Time(nameof(DeletedUser.PurgeAt), r => r.PurgeAt, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>When the account was deleted.</summary>
    public static Field<DeletedUser> CreatedAt { get; } = s_set.Stamp(nameof(DeletedUser.CreatedAt), r => r.CreatedAt);

    /// <summary>
    /// What a search looks in (key, e-mail and display name), in search form: to be compared with words of
    /// <see cref="UserDirectory.Storage.SearchText"/>. Derived.
    /// </summary>
    public static Field<DeletedUser> SearchText { get; } = s_set.SearchText(Key, Email, DisplayName);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<DeletedUser>> All => s_set.All;

    internal static Column UserDocument { get; } = s_set.Document(nameof(DeletedUser.User), r => RecordDocument.Write(r.User));

    internal static Column MembershipsDocument { get; } =
        s_set.Document(nameof(DeletedUser.Memberships), r => RecordDocument.WriteAll(r.Memberships));

    internal static Column GroupMembersDocument { get; } =
        s_set.Document(nameof(DeletedUser.GroupMembers), r => RecordDocument.WriteAll(r.GroupMembers));

    internal static Column AssignmentsDocument { get; } =
        s_set.Document(nameof(DeletedUser.Assignments), r => RecordDocument.WriteAll(r.Assignments));

    internal static Column CredentialDocument { get; } = s_set.Document(
        nameof(DeletedUser.Credential), r => RecordDocument.Write(r.Credential), Stored.Optional | Stored.Secret);

    internal static Column PictureDocument { get; } =
        s_set.Document(nameof(DeletedUser.Picture), r => RecordDocument.Write(r.Picture), Stored.Optional);

    /// <summary>All that is stored.</summary>
    internal static RecordShape<DeletedUser> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        User = RecordDocument.Read<User>(row[UserDocument].Text)
            ?? throw new ArgumentException("A deleted account is never without the account that it was."),
        PurgeAt = row.Time(PurgeAt),
        Memberships = RecordDocument.ReadAll<Membership>(row[MembershipsDocument].Text),
        GroupMembers = RecordDocument.ReadAll<GroupMember>(row[GroupMembersDocument].Text),
        Assignments = RecordDocument.ReadAll<RoleAssignment>(row[AssignmentsDocument].Text),
        Credential = RecordDocument.Read<Credential>(row[CredentialDocument].Text),
        Picture = RecordDocument.Read<Picture>(row[PictureDocument].Text),
    });
}
