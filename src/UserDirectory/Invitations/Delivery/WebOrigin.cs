namespace UserDirectory;

/// <summary>
/// The origin of a web address, as RFC 6454 compares it: casing does not count, nor whether the scheme's own port is written. Immutable.
/// </summary>
internal readonly record struct WebOrigin(string Scheme, string Host, int Port)
{
    private const string BeforeHost = "://";
    private static readonly char[] s_afterOrigin = ['/', '\\', '?', '#', '@'];

    /// <summary>The origin of an address; null of one that is relative or no web address.</summary>
    public static WebOrigin? Of(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? new(address.Scheme, address.IdnHost.ToLowerInvariant(), address.Port)
            : null;

    /// <summary>The origin of a text; null of a text that is no origin, or that says more than one.</summary>
    public static WebOrigin? Parse(string? text)
    {
        var host = (text?.IndexOf(BeforeHost, StringComparison.Ordinal) ?? -1) + BeforeHost.Length;
        return text is not null
            && host > BeforeHost.Length
            && text.IndexOfAny(s_afterOrigin, host) < 0
            && !text.Any(char.IsWhiteSpace)
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
                ? Of(address)
                : null;
    }
}
