namespace UserDirectory;

/// <summary>
/// Whether what is kept is younger than <see cref="UserDirectoryOptions.RightsMaxAge"/>, in steps of the clock, so that a check need not
/// convert them. Immutable and thread-safe.
/// </summary>
internal sealed class RightsAge
{
    // Of the system's coarse clock, in milliseconds.
    private const int LongestStep = 16;

    private readonly TimeProvider _clock;
    private readonly bool _isOfSystem;
    private readonly long _most;

    public RightsAge(TimeProvider clock, TimeSpan most)
    {
        _clock = clock;
#if NET
        // The system tells milliseconds in a fraction of the time that its exact clock takes, which would be half of a check. They stand
        // still for some at a time: by so much what is kept may be older than it seems.
        _isOfSystem = clock == TimeProvider.System;
#endif
        _most = _isOfSystem ? (long)most.TotalMilliseconds - LongestStep : (long)(most.TotalSeconds * clock.TimestampFrequency);
    }

    /// <summary>This moment, for <see cref="IsYoung"/>.</summary>
#if NET
#pragma warning disable RS0030 // Where the clock is the system's own.
    public long Now => _isOfSystem ? Environment.TickCount64 : _clock.GetTimestamp();
#pragma warning restore RS0030
#else
    public long Now => _clock.GetTimestamp();
#endif

    /// <summary>Whether what was read at a moment is not too old.</summary>
    public bool IsYoung(long readAt) => Now - readAt < _most;
}
