namespace UserDirectory;

/// <summary>
/// Whether what is kept is younger than <see cref="UserDirectoryOptions.RightsMaxAge"/>, in steps of the clock, so that a check need not
/// convert them. Immutable and thread-safe.
/// </summary>
internal sealed class RightsAge(TimeProvider clock, TimeSpan most)
{
    private readonly long _most = (long)(most.TotalSeconds * clock.TimestampFrequency);

    /// <summary>This moment, for <see cref="IsYoung"/>.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>Whether what was read at a moment is not too old.</summary>
    public bool IsYoung(long readAt) => Now - readAt < _most;
}
