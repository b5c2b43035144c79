namespace UserDirectory.Storage;

/// <summary>What a <see cref="Write.Touch"/> counts: a closed list.</summary>
public abstract record SignIn
{
    private protected SignIn()
    {
    }

    /// <summary>
    /// A password is about to be tried; counted before it is verified, so that guesses at once each count. Refused with
    /// <see cref="RefusalReason.Locked"/> while the credential is locked. Otherwise the count of failures rises by one, from zero when an
    /// earlier lock has ended; the one that reaches
    /// <paramref name="MaxAttempts"/> locks until <paramref name="At"/> plus <paramref name="LockFor"/>, and starts the count again.
    /// </summary>
    /// <param name="At">When.</param>
    /// <param name="MaxAttempts">How many failures lock; at least 1.</param>
    /// <param name="LockFor">For how long.</param>
    public sealed record Attempt(DateTimeOffset At, int MaxAttempts, TimeSpan LockFor) : SignIn;

    /// <summary>The password was right: the count and the lock go, and the account's last login is set.</summary>
    /// <param name="At">When.</param>
    public sealed record Succeeded(DateTimeOffset At) : SignIn;

    /// <summary>The lock and the count go; the last login stays.</summary>
    public sealed record Unlocked : SignIn;

    /// <summary>Only sets the account's last login.</summary>
    /// <param name="At">When; null clears it.</param>
    public sealed record LoggedIn(DateTimeOffset? At) : SignIn;
}
