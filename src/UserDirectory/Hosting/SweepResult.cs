namespace UserDirectory;

/// <summary>What a sweep did.</summary>
/// <param name="ExpiredInvitations">How many invitations were written as expired.</param>
/// <param name="PurgedUsers">How many deleted users were removed for good.</param>
public sealed record SweepResult(long ExpiredInvitations, long PurgedUsers)
{
    /// <summary>How many expired tokens of account recovery were removed.</summary>
    public long ExpiredTokens { get; init; }
}
