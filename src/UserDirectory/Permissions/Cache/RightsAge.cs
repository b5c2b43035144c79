namespace UserDirectory;

/// <summary>
/// Whether what is kept is younger than <see cref="UserDirectoryOptions.RightsMaxAge"/>, by moments that cost less to read than a check
/// takes: the system's own coarse clock where that is the one to go by, else the timestamps of the clock. Immutable and thread-safe.
/// </summary>
internal sealed class RightsAge
{
#if NET
    // By so many milliseconds at most the coarse clock goes in one step: what is kept is never older than it may be.
    private const int Step = 16;

    private readonly bool _isCoarse;
#endif
    private readonly TimeProvider _clock;
    private readonly long _most;

    public RightsAge(TimeProvider clock, TimeSpan most)
    {
        _clock = clock;
        _most = (long)(most.TotalSeconds * clock.TimestampFrequency);
#if NET
        if (ReferenceEquals(clock, TimeProvider.System))
        {
            (_isCoarse, _most) = (true, (long)most.TotalMilliseconds - Step);
        }
#endif
    }

    /// <summary>This moment, for <see cref="IsYoung"/>.</summary>
    public long Now =>
#if NET
#pragma warning disable RS0030 // It stands for TimeProvider.System, and for no other clock.
        _isCoarse ? Environment.TickCount64 :
#pragma warning restore RS0030
#endif
        _clock.GetTimestamp();

    /// <summary>Whether what was read at a moment is not too old.</summary>
    public bool IsYoung(long readAt) => Now - readAt < _most;
}
