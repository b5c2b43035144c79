namespace UserDirectory;

/// <summary>
/// Makes the ids of records: UUID version 7 (RFC 9562), a millisecond time and 74 random bits, so that new rows go to the end of an index.
/// Thread-safe.
/// </summary>
internal static class RecordId
{
    private const int RandomLength = 10;
    private const int IdsAtOnce = 64;

    // Asking the system for random bytes takes longer than the rest of writing a record: a thread gets them for many ids at once, and uses
    // each once.
    [ThreadStatic]
    private static byte[]? s_random;

    [ThreadStatic]
    private static int s_left;

    /// <summary>A new id that begins with a time. Ids of one millisecond have no order among themselves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is before 1970.</exception>
    public static Guid New(DateTimeOffset now)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds, nameof(now));
        var random = NextRandom();
        var version = (short)(0x7000 | ((random[0] & 0x0F) << 8) | random[1]);
        var variant = (byte)(0x80 | (random[2] & 0x3F));
        return new Guid(
            (int)(milliseconds >> 16), (short)milliseconds, version, variant, random[3], random[4],
            random[5], random[6], random[7], random[8], random[9]);
    }

    private static ReadOnlySpan<byte> NextRandom()
    {
        s_random ??= new byte[RandomLength * IdsAtOnce];
        if (s_left == 0)
        {
            RandomBytes.Fill(s_random);
            s_left = IdsAtOnce;
        }

        s_left--;
        return s_random.AsSpan(s_left * RandomLength, RandomLength);
    }
}
