namespace UserDirectory;

/// <summary>
/// Bytes as text for addresses (RFC 4648 section 5, without padding). Reading is strict: each byte sequence has exactly one text, so a
/// token cannot be varied. Thread-safe.
/// </summary>
internal static class Base64UrlText
{
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
#if NET
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
#else
        return Convert.ToBase64String(bytes.ToArray()).TrimEnd('=').Replace('+', '-').Replace('/', '_');
#endif
    }

    /// <summary>
    /// Reads what <see cref="Encode"/> writes. False for null and for any other text: padding, white space, other characters, unused bits
    /// that are set.
    /// </summary>
    public static bool TryDecode(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is null || text.Length % 4 == 1)
        {
            return false;
        }

        var last = 0;
        foreach (var c in text)
        {
            last = ValueOf(c);
            if (last < 0)
            {
                return false;
            }
        }

        // Of a last group of two or three characters these bits say nothing.
        var unused = (text.Length % 4) switch { 2 => 0b1111, 3 => 0b11, _ => 0 };
        if ((last & unused) != 0)
        {
            return false;
        }

#if NET
        bytes = System.Buffers.Text.Base64Url.DecodeFromChars(text);
#else
        var padding = new string('=', (4 - (text.Length % 4)) % 4);
        bytes = Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + padding);
#endif
        return true;
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '-' => 62,
        '_' => 63,
        _ => -1,
    };
}
