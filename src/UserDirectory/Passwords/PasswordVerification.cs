namespace UserDirectory;

/// <summary>What came of verifying a password. Immutable.</summary>
/// <param name="Outcome">Whether it was right, and if not what may be said about it.</param>
public sealed record PasswordVerification(PasswordOutcome Outcome)
{
    /// <summary>Whether the password was right and the account may sign in.</summary>
    public bool Succeeded => Outcome == PasswordOutcome.Succeeded;

    /// <summary>The account, when <see cref="Succeeded"/>; else null.</summary>
    public User? User { get; init; }

    /// <summary>Whether the password must be changed now.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>Until when no guess is taken, for <see cref="PasswordOutcome.LockedOut"/>; else null.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
