namespace UserDirectory.Storage;

/// <summary>An optional time in 8 bytes instead of 24, for records that are kept in large numbers. UTC; 0 is none.</summary>
internal static class PackedTime
{
    public static long Pack(DateTimeOffset? time) => time?.UtcTicks ?? 0;

    public static DateTimeOffset? Unpack(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
