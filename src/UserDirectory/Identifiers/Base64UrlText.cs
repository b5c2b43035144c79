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
        if (text is null || text.Length % 4 == 1
            || !text.All(c => Characters.IsAsciiLetter(c) || Characters.IsAsciiDigit(c) || c is '-' or '_'))
        {
            return false;
        }

        var padding = (4 - (text.Length % 4)) % 4;
        var decoded = Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/') + new string('=', padding));
        if (padding > 0 && !string.Equals(Encode(decoded), text, StringComparison.Ordinal))
        {
            return false;
        }

        bytes = decoded;
        return true;
    }
}
