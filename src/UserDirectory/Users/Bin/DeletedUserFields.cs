using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of a <see cref="DeletedUser"/>.</summary>
public static class DeletedUserFields
{
    private static readonly FieldSet<DeletedUser> s_set = new(RecordKind.DeletedUser);

    /// <summary>The id, which was the account's.</summary>
    public static Field<DeletedUser> Id { get; } = s_set.Id(nameof(DeletedUser.Id), r => r.Id);

    /// <summary>The key that the account had.</summary>
    public static Field<DeletedUser> Key { get; } = s_set.Text(nameof(User.Key), r => r.User.Key, r => r.User.NormalizedKey, indexed: true);

    /// <summary>The e-mail address that the account had.</summary>
    public static Field<DeletedUser> Email { get; } = s_set.Text(nameof(User.Email), r => r.User.Email, r => r.User.NormalizedEmail);

    /// <summary>The display name that the account had.</summary>
    public static Field<DeletedUser> DisplayName { get; } =
        s_set.Text(nameof(User.DisplayName), r => r.User.DisplayName, r => r.User.NormalizedDisplayName);

    /// <summary>When the record is removed for good.</summary>
    public static Field<DeletedUser> PurgeAt { get; } = s_set.Time(nameof(DeletedUser.PurgeAt), r => r.PurgeAt, indexed: true);

    /// <summary>When the account was deleted.</summary>
    public static Field<DeletedUser> CreatedAt { get; } = s_set.Time(nameof(DeletedUser.CreatedAt), r => r.CreatedAt);

    /// <summary>What a search looks in (key, e-mail and display name), in search form: to be compared with words of <see cref="UserDirectory.Storage.SearchText"/>. Derived.</summary>
    public static Field<DeletedUser> SearchText { get; } = s_set.SearchText(Key, Email, DisplayName);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<DeletedUser>> All => s_set.All;
}
