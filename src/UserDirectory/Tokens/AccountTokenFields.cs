using UserDirectory.Queries;
using UserDirectory.Storage;

namespace UserDirectory;

/// <summary>The fields of an <see cref="AccountToken"/> that may be named: not the hash.</summary>
public static class AccountTokenFields
{
    private static readonly FieldSet<AccountToken> s_set = new(RecordKind.AccountToken);

    /// <summary>The id.</summary>
    public static Field<AccountToken> Id { get; } = s_set.Id(nameof(AccountToken.Id), r => r.Id);

    /// <summary>The account.</summary>
    public static Field<AccountToken> UserId { get; } = s_set.Id(nameof(AccountToken.UserId), r => r.UserId, RecordKind.User);

    /// <summary>The purpose, an <see cref="AccountTokenPurpose"/>.</summary>
    public static Field<AccountToken> Purpose { get; } = s_set.Number(nameof(AccountToken.Purpose), r => (int)r.Purpose);

    /// <summary>The address that it was sent to.</summary>
    public static Field<AccountToken> Email { get; } = s_set.Exact(nameof(AccountToken.Email), r => r.Email);

    /// <summary>The address that the account had then.</summary>
    public static Field<AccountToken> AccountEmail { get; } = s_set.Exact(nameof(AccountToken.AccountEmail), r => r.AccountEmail);

    /// <summary>The account's sign-in stamp then.</summary>
    public static Field<AccountToken> SignInStamp { get; } = s_set.Id(nameof(AccountToken.SignInStamp), r => r.SignInStamp);

    /// <summary>When it was made.</summary>
    public static Field<AccountToken> SentAt { get; } = s_set.Time(nameof(AccountToken.SentAt), r => r.SentAt);

    /// <summary>Until when it is good.</summary>
    public static Field<AccountToken> ExpiresAt { get; } = s_set.Time(nameof(AccountToken.ExpiresAt), r => r.ExpiresAt, indexed: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field<AccountToken>> All => s_set.All;
}
