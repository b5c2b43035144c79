namespace UserDirectory.AspNetCore;

/// <summary>
/// How often the same may be tried within <see cref="Window"/> at endpoints where a password or a token is guessed: the own password,
/// account recovery, invitations, and the host's own sign-in page through <see cref="AttemptLimiter"/>. Names of accounts that do not exist
/// count like others.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Attempts at one account (or token) from one address. 30 unless set; null for no limit.</summary>
    public int? PerAddressAndUser { get; set; } = 30;

    /// <summary>
    /// Attempts from one address, whatever at. 1,000 unless set, so that an office behind one address is not shut out; null for no limit.
    /// </summary>
    public int? PerAddress { get; set; } = 1_000;

    /// <summary>The time that attempts are counted in. A minute unless set.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);
}
