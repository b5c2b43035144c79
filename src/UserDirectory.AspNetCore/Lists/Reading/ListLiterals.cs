using System.Globalization;

namespace UserDirectory.AspNetCore;

/// <summary>
/// The literals that callers write without quotes, and the older ones, in the one form that the library reads. Null for what is none. Pure.
/// </summary>
internal static class ListLiterals
{
    private static readonly string[] s_times =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>A number, a time or an id.</summary>
    public static string? Canonical(string written) => Id(written) ?? Time(written) ?? Number(written);

    /// <summary>An id in its 36 characters.</summary>
    public static string? Id(string written) => Guid.TryParseExact(written, "D", out var id) ? id.ToString("D") : null;

    /// <summary>A literal of an earlier version, of which the type stands before the quotes.</summary>
    public static string? Older(string type, string written) => type.ToUpperInvariant() switch
    {
        "DATETIME" or "DATETIMEOFFSET" => Time(written),
        "GUID" => Id(written),
        _ => null,
    };

    /// <summary>Whether a canonical literal is a time.</summary>
    public static bool IsTime(string canonical) => canonical.EndsWith('Z');

    // A time that names no zone is UTC, and a date is its midnight.
    private static string? Time(string written) =>
        DateTimeOffset.TryParseExact(
            written.ToUpperInvariant(), s_times, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture)
            : null;

    private static string? Number(string written)
    {
        // Earlier versions mark the type of a number by a letter.
        var digits = written.AsSpan().TrimEnd("lLmMfFdD");
        return written.Length - digits.Length > 1 ? null
            : long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
                ? whole.ToString(CultureInfo.InvariantCulture)
            : decimal.TryParse(
                digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var broken)
                ? broken.ToString(CultureInfo.InvariantCulture)
            : null;
    }
}
