namespace UserDirectory;

/// <summary>Makes the ids of records: UUID version 7 (RFC 9562), a millisecond time and 74 random bits, so that new rows go to the end of an index. Thread-safe.</summary>
internal static class RecordId
{
    /// <summary>A new id that begins with a time. Ids of one millisecond have no order among themselves.</summary>
    public static Guid New(DateTimeOffset now)
    {
#if NET
        return Guid.CreateVersion7(now);
#else
        var bytes = RandomBytes.Create(16);
        var milliseconds = now.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(now));
        var high = (int)(milliseconds >> 16);
        var low = (short)milliseconds;
        var version = (short)(0x7000 | ((bytes[6] & 0x0F) << 8) | bytes[7]);
        return new Guid(high, low, version, (byte)(0x80 | (bytes[8] & 0x3F)), bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]);
#endif
    }
}
