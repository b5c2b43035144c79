namespace UserDirectory.Benchmarks;

/// <summary>Which of many a call is about.</summary>
internal static class Draw
{
    /// <param name="index">The number of the call.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="isRandom">Whether it is any of them, the same whenever the number is; else they come in turn.</param>
    public static int Of(int index, int count, bool isRandom)
    {
        if (!isRandom)
        {
            return (int)((uint)index % (uint)count);
        }

        // The finalizer of SplitMix64: every call its own number, as even as dice.
        var mixed = (ulong)index * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return (int)(((mixed ^ (mixed >> 31)) >> 32) * (ulong)count >> 32);
    }
}
