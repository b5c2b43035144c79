namespace UserDirectory.AspNetCore;

/// <summary>
/// The names of the claims that the package reads and adds. A request's principal that is an active account gets the first three; such
/// claims that came along in a cookie or token are taken out. None says what the account may.
/// </summary>
public static class DirectoryClaims
{
    /// <summary>The id of the account.</summary>
    public const string UserId = "userdirectory:account";

    /// <summary>The id of the tenant.</summary>
    public const string TenantId = "userdirectory:tenant";

    /// <summary>The account's display name, or its key where it has none.</summary>
    public const string DisplayName = "userdirectory:display_name";

    /// <summary>
    /// The account's <see cref="User.SignInStamp"/>, for whoever issues cookies or tokens to put in. A principal that carries it is
    /// somebody only while the account has that stamp.
    /// </summary>
    public const string SignInStamp = "userdirectory:stamp";
}
