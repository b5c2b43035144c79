namespace UserDirectory.Storage;

/// <summary>
/// The letters whose marks a search does not ask for: those of the Latin, Greek and Cyrillic blocks of Unicode. Held here because the base
/// library does not tell a letter's script, and because an answer may not change with the version of Unicode below it.
/// </summary>
internal static class SearchScripts
{
    // First and last code point of each stretch of blocks, in order. Coptic stands in the middle of the Greek block.
    private static readonly (int First, int Last)[] s_blocks =
    [
        (0x0041, 0x02AF), (0x02B0, 0x02B8), (0x02E0, 0x02E4), (0x0370, 0x03E1), (0x03F0, 0x052F), (0x1C80, 0x1C8F),
        (0x1D00, 0x1DBF), (0x1E00, 0x1FFF), (0x2071, 0x209C),
        (0x2126, 0x2132), (0x214E, 0x214E), (0x2183, 0x2184), (0x2C60, 0x2C7F), (0xA640, 0xA69F), (0xA722, 0xA7FF),
        (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFF21, 0xFF5A),
        (0x10780, 0x107BF), (0x1DF00, 0x1DFFF), (0x1E030, 0x1E08F),
    ];

    /// <summary>Whether a code point stands in one of the blocks. They hold signs too: the caller asks whether it is a letter.</summary>
    public static bool LoseTheirMarks(int codePoint)
    {
        foreach (var (first, last) in s_blocks)
        {
            if (codePoint <= last)
            {
                return codePoint >= first;
            }
        }

        return false;
    }
}
