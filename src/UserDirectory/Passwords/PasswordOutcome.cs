namespace UserDirectory;

/// <summary>How verifying a password ended.</summary>
public enum PasswordOutcome
{
    /// <summary>The password was right and the account is active.</summary>
    Succeeded = 1,

    /// <summary>No such account, no password, a wrong one, or an account that is not active: which of them is not said.</summary>
    Failed = 2,

    /// <summary>Too many wrong guesses: none is taken for a while.</summary>
    LockedOut = 3,
}
