namespace UserDirectory.Storage;

/// <summary>Times are kept in whole microseconds, which every provider can store.</summary>
internal static class Microseconds
{
    private const long TicksPerMicrosecond = 10;

    public static DateTimeOffset Truncate(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TicksPerMicrosecond), TimeSpan.Zero);

    public static DateTimeOffset? Truncate(DateTimeOffset? time) => time is { } value ? Truncate(value) : null;
}
