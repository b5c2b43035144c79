namespace UserDirectory.Storage;

/// <summary>
/// What a <see cref="Write.Touch"/> does to an account and its credential: the words of <see cref="SignIn"/> in code, for every provider.
/// Immutable.
/// </summary>
/// <param name="User">The account after it.</param>
/// <param name="Credential">The credential after it; null when the account has none.</param>
/// <param name="Refusal">Why it is refused; null when it is not.</param>
public readonly record struct SignInEffect(User User, Credential? Credential, RefusalReason? Refusal = null)
{
    /// <summary>What a sign-in does.</summary>
    /// <param name="signIn">What happened.</param>
    /// <param name="user">The account as it is stored.</param>
    /// <param name="credential">The credential as it is stored; null when the account has none.</param>
    /// <exception cref="NotSupportedException">The sign-in is not of the closed list.</exception>
    public static SignInEffect Of(SignIn signIn, User user, Credential? credential) => signIn switch
    {
        SignIn.Attempt attempt => Count(attempt, user, credential),
        SignIn.Succeeded succeeded => new(user with { LastLoginAt = succeeded.At }, Cleared(credential)),
        SignIn.Unlocked => new(user, Cleared(credential)),
        SignIn.LoggedIn loggedIn => new(user with { LastLoginAt = loggedIn.At }, credential),
        _ => throw new NotSupportedException($"There is no sign-in {signIn.GetType()}."),
    };

    /// <summary>
    /// The record that an update stores: what sign-ins count (<see cref="Column.IsCounted"/>) stays as it is stored, whatever the new
    /// record says.
    /// </summary>
    public static DirectoryRecord Keep(DirectoryRecord stored, DirectoryRecord update) => (stored, update) switch
    {
        (User before, User after) when before.LastLoginAt != after.LastLoginAt => after with { LastLoginAt = before.LastLoginAt },
        (Credential before, Credential after) when before.FailedAttempts != after.FailedAttempts
            || before.LockedUntil != after.LockedUntil =>
            after with { FailedAttempts = before.FailedAttempts, LockedUntil = before.LockedUntil },
        _ => update,
    };

    private static SignInEffect Count(SignIn.Attempt attempt, User user, Credential? credential)
    {
        if (credential is null)
        {
            return new(user, null, RefusalReason.NotFound);
        }

        if (credential.LockedUntil > attempt.At)
        {
            return new(user, credential, RefusalReason.Locked);
        }

        var failed = credential.LockedUntil is null ? credential.FailedAttempts + 1 : 1;
        return new(user, failed < attempt.MaxAttempts
            ? credential with { FailedAttempts = failed, LockedUntil = null }
            : credential with { FailedAttempts = 0, LockedUntil = attempt.At + attempt.LockFor });
    }

    private static Credential? Cleared(Credential? credential) =>
        credential is null or { FailedAttempts: 0, LockedUntil: null }
            ? credential
            : credential with { FailedAttempts = 0, LockedUntil = null };
}
