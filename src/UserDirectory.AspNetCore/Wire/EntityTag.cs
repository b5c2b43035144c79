using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.Extensions.Primitives;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The version of an entity's record and a hash of how it is shown: an account's parts change without its record, and differ from place to
/// place. Strong (RFC 9110, section 8.8.1). The hash tells one representation from another and guards nothing: a fast one of 128 bits is
/// enough (XXH128), where a cryptographic one would cost as much as writing the JSON.
/// </summary>
internal readonly record struct EntityTag(string Text)
{
    private const int HashBytes = 16;
    private const int HashChars = 22;
    private const string Any = "*";

    public static EntityTag Of(long version, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[HashBytes];
        XxHash128.Hash(body, hash);
        Span<char> text = stackalloc char[HashChars];
        Base64Url.EncodeToChars(hash, text);
        return new(string.Create(CultureInfo.InvariantCulture, $"\"{version}.{text}\""));
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
