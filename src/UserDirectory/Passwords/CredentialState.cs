namespace UserDirectory;

/// <summary>What may be known of an account's password, which is neither the password nor its hash. Immutable.</summary>
/// <param name="HasPassword">Whether there is one. Without, the account signs in elsewhere, or not at all.</param>
public sealed record CredentialState(bool HasPassword)
{
    /// <summary>Whether it must be changed at the next sign-in; false without one.</summary>
    public bool IsTemporary { get; init; }

    /// <summary>When it was set; null without one.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Until when no guess is taken; null when it is not locked.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
