using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The version of an entity's record and a hash of how it is shown: an account's parts change without its record, and differ from place to place. Strong (RFC 9110, section 8.8.1).
/// </summary>
internal readonly record struct EntityTag(string Text)
{
    private const int HashBytes = 9;
    private const string Any = "*";

    public static EntityTag Of(long version, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return new($"\"{version}.{System.Buffers.Text.Base64Url.EncodeToString(hash[..HashBytes])}\"");
    }

    /// <summary>Whether a list of tags, as in <c>If-None-Match</c>, names this one; <c>*</c> names every one.</summary>
    public bool IsIn(StringValues header) => Names(header, isWeakEnough: true);

    /// <summary>Whether <c>If-Match</c> names this one: a weak tag never does (RFC 9110, section 13.1.1).</summary>
    public bool IsMatchedBy(StringValues header) => Names(header, isWeakEnough: false);

    private bool Names(StringValues header, bool isWeakEnough)
    {
        foreach (var value in header)
        {
            foreach (var part in (value ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var tag = isWeakEnough && part.StartsWith("W/", StringComparison.Ordinal) ? part[2..] : part;
                if (tag == Any || tag == Text)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
