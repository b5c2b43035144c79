namespace UserDirectory;

/// <summary>
/// Whether what is kept is younger than <see cref="UserDirectoryOptions.RightsMaxAge"/>, in steps of the clock, so that a check need not
/// convert them. Immutable and thread-safe.
/// </summary>
internal sealed class RightsAge(TimeProvider clock, TimeSpan most)
{
#if NET
    // Of the system's coarse clock, in milliseconds.
    private const int LongestStep = 16;

    // The system tells milliseconds in a fraction of the time that its exact clock takes, which would be half of a check. They stand still
    // for some at a time: by so much what is kept may be older than it seems.
    private readonly bool _isOfSystem = clock == TimeProvider.System;

    private readonly long _most = clock == TimeProvider.System
        ? (long)most.TotalMilliseconds - LongestStep
        : (long)(most.TotalSeconds * clock.TimestampFrequency);

    /// <summary>This moment, for <see cref="IsYoung"/>.</summary>
#pragma warning disable RS0030 // Where the clock is the system's own.
    public long Now => _isOfSystem ? Environment.TickCount64 : clock.GetTimestamp();
#pragma warning restore RS0030
#else
    private readonly long _most = (long)(most.TotalSeconds * clock.TimestampFrequency);

    /// <summary>This moment, for <see cref="IsYoung"/>.</summary>
    public long Now => clock.GetTimestamp();
#endif

    /// <summary>Whether what was read at a moment is not too old.</summary>
    public bool IsYoung(long readAt) => Now - readAt < _most;
}
