namespace UserDirectory;

/// <summary>A guess that was counted, or is not taken.</summary>
/// <param name="Credential">What it is tried on; null when the account has no password.</param>
/// <param name="MaySignIn">Whether a right one may sign in: the account is active and the tenant not suspended.</param>
/// <param name="LockedUntil">Until when no guess is taken; null when this one is.</param>
internal readonly record struct PasswordAttempt(Credential? Credential, bool MaySignIn, DateTimeOffset? LockedUntil);
