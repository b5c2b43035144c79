namespace UserDirectory.AspNetCore;

/// <summary>How often <see cref="IUserDirectory.SweepAsync"/> is called.</summary>
public sealed class SweeperOptions
{
    /// <summary>
    /// The time from the end of one sweep to the next; the first comes that long after the start. An hour unless set; at least a second.
    /// </summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);
}
