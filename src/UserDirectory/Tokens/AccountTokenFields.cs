using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of an <see cref="AccountToken"/> that may be named: not the hash.</summary>
public static class AccountTokenFields
{
    private static readonly FieldSet<AccountToken> s_set = new(RecordKind.AccountToken);

    /// <summary>The id.</summary>
    public static Field<AccountToken> Id { get; } = s_set.OwnId();

    /// <summary>The account.</summary>
    public static Field<AccountToken> UserId { get; } =
        s_set.Id(nameof(AccountToken.UserId), r => r.UserId, RecordKind.User, worth: IndexWorth.Lookup, stored: Stored.Always);

    /// <summary>The purpose, an <see cref="AccountTokenPurpose"/>.</summary>
    public static Field<AccountToken> Purpose { get; } = s_set.Number(nameof(AccountToken.Purpose), r => (int)r.Purpose);

    /// <summary>The address that it was sent to.</summary>
    public static Field<AccountToken> Email { get; } = s_set.Exact(nameof(AccountToken.Email), r => r.Email, stored: Stored.Always);

    /// <summary>The address that the account had then.</summary>
    public static Field<AccountToken> UserEmail { get; } = s_set.Exact(nameof(AccountToken.UserEmail), r => r.UserEmail);

    /// <summary>The account's sign-in stamp then.</summary>
    public static Field<AccountToken> SignInStamp { get; } =
        s_set.Id(nameof(AccountToken.SignInStamp), r => r.SignInStamp, stored: Stored.Always, feed: FeedDetail.Name);

    /// <summary>When it was made.</summary>
    public static Field<AccountToken> SentAt { get; } = s_set.Time(nameof(AccountToken.SentAt), r => r.SentAt, stored: Stored.Always);

    /// <summary>Until when it is good.</summary>
    public static Field<AccountToken> ExpiresAt { get; } =
        s_set.Time(nameof(AccountToken.ExpiresAt), r => r.ExpiresAt, worth: IndexWorth.Order, stored: Stored.Always);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<AccountToken>> All => s_set.All;

    internal static Column TokenHash { get; } = s_set.Secret(nameof(AccountToken.TokenHash), r => r.TokenHash);

    internal static Column RequestedBy { get; } = s_set.Actor(nameof(AccountToken.RequestedBy), r => r.RequestedBy);

    /// <summary>All that is stored.</summary>
    internal static RecordShape<AccountToken> Shape { get; } = s_set.Shape(row => new()
    {
        Id = row.Id(Id),
        TenantId = row.TenantId,
        UserId = row.Id(UserId),
        Purpose = (AccountTokenPurpose)row.Number(Purpose),
        Email = row.TextOf(Email),
        UserEmail = row.Text(UserEmail),
        SignInStamp = row.Id(SignInStamp),
        RequestedBy = row.Actor(RequestedBy),
        SentAt = row.Time(SentAt),
        ExpiresAt = row.Time(ExpiresAt),
        TokenHash = row.Secret(TokenHash),
    });
}
