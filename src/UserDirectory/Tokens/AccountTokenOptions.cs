namespace UserDirectory;

/// <summary>
/// How account recovery behaves. Set once at start; read-only in effect afterwards. Values that are not allowed are refused with the other
/// options.
/// </summary>
public sealed class AccountTokenOptions
{
    /// <summary>
    /// How long a forgotten password can be set anew after it was asked for; 1 hour by default. At least a minute, at most 7 days.
    /// </summary>
    public TimeSpan PasswordResetLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an address can be proved after that was asked for; 1 day by default. At least a minute, at most 30 days.</summary>
    public TimeSpan EmailProofLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>
    /// How long after a token was sent no other is, for the same account and purpose to the same address, as long as that token is good and
    /// was not replaced by one to another address; 1 minute by default, at most an hour. Zero sends each time, whoever asks. It spares a
    /// mailbox who clicks twice: it is no limit on somebody who changes the address or ends the sign-ins in between, which a host that lets
    /// accounts ask for proofs puts on itself (the HTTP operations have one).
    /// </summary>
    public TimeSpan Pause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many requests wait at most to be looked into, in the process; 1,000 by default, 1 to 100,000. More are dropped, with a warning
    /// in the log and the same answer.
    /// </summary>
    public int MaxWaitingRequests { get; set; } = 1_000;
}
