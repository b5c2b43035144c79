using UserDirectory.Storage;

namespace UserDirectory.Testing;

/// <summary>What a sign-in does, in the words of <see cref="SignIn"/>.</summary>
internal static class ModelSignIn
{
    public static (User? User, Credential? Credential, RefusalReason? Refusal) Apply(SignIn signIn, User? user, Credential? credential)
    {
        if (user is null)
        {
            return (null, null, RefusalReason.NotFound);
        }

        switch (signIn)
        {
            case SignIn.LoggedIn loggedIn:
                return (user with { LastLoginAt = loggedIn.At }, credential, null);
            case SignIn.Succeeded succeeded:
                return (user with { LastLoginAt = succeeded.At }, Cleared(credential), null);
            case SignIn.Unlocked:
                return (user, Cleared(credential), null);
            case SignIn.Attempt when credential is null:
                return (user, null, RefusalReason.NotFound);
            case SignIn.Attempt attempt when credential.LockedUntil > attempt.At:
                return (user, credential, RefusalReason.Locked);
            case SignIn.Attempt attempt:
                var failures = credential.LockedUntil is null ? credential.FailedAttempts + 1 : 1;
                return (user, failures >= attempt.MaxAttempts
                    ? Locked(credential, attempt)
                    : credential with { FailedAttempts = failures, LockedUntil = null }, null);
            default:
                throw new NotSupportedException($"The sign-in {signIn.GetType().Name} is not known.");
        }
    }

    /// <summary>The record that an update stores: what sign-ins count stays as it is.</summary>
    public static DirectoryRecord Kept(DirectoryRecord current, DirectoryRecord update) => (current, update) switch
    {
        (User stored, User user) => user with { LastLoginAt = stored.LastLoginAt },
        (Credential stored, Credential credential) =>
            credential with { FailedAttempts = stored.FailedAttempts, LockedUntil = stored.LockedUntil },
        _ => update,
    };

    private static Credential Locked(Credential credential, SignIn.Attempt attempt) =>
        credential with { FailedAttempts = 0, LockedUntil = attempt.At + attempt.LockFor };

    private static Credential? Cleared(Credential? credential) =>
        credential is null ? null : credential with { FailedAttempts = 0, LockedUntil = null };
}
