namespace UserDirectory;

/// <summary>
/// The rules for cultures and time zones: their form only, so that the answer does not depend on what the machine has installed. Pure; null is right. Codes:
/// <c>culture.format</c>, <c>time_zone.format</c>.
/// </summary>
internal static class LocaleRules
{
    /// <summary>The longest culture name.</summary>
    public const int MaxCulture = 35;

    /// <summary>The longest time zone name.</summary>
    public const int MaxTimeZone = 64;

    private const int MaxSubtag = 8;

    // The names of one part in the time zone database (RFC 6557), which gets no new ones.
    private static readonly HashSet<string> s_singleNames = new(StringComparer.Ordinal)
    {
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT", "GMT+0", "GMT-0", "GMT0", "Greenwich", "HST", "Hongkong", "Iceland",
        "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya", "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK",
        "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
    };

    /// <summary>A BCP 47 tag: a language of 2 to 8 letters, then parts of 1 to 8 letters and digits after hyphens (<c>pt-PT</c>, <c>zh-Hant-TW</c>).</summary>
    public static void CheckCulture(InputErrors errors, string field, string? culture)
    {
        if (culture is not null && !IsCulture(culture))
        {
            errors.Add(field, "culture.format", $"This is not a culture. Write a BCP 47 tag of at most {MaxCulture} characters, like pt-PT or zh-Hant-TW.");
        }
    }

    /// <summary>The form of an IANA name: <c>UTC</c> or another name of one part that there is, or an area and places separated by slashes (<c>Europe/Lisbon</c>, <c>America/Argentina/Salta</c>, <c>Etc/GMT+5</c>).</summary>
    public static void CheckTimeZone(InputErrors errors, string field, string? timeZone)
    {
        if (timeZone is not null && !IsTimeZone(timeZone))
        {
            errors.Add(field, "time_zone.format", $"This is not the name of a time zone. Write UTC or an IANA name of at most {MaxTimeZone} characters, like Europe/Lisbon.");
        }
    }

    private static bool IsCulture(string culture)
    {
        if (culture.Length > MaxCulture)
        {
            return false;
        }

        var subtags = culture.Split('-');
        return subtags[0].Length >= 2 && subtags[0].All(Characters.IsAsciiLetter)
            && subtags.All(subtag => subtag.Length is > 0 and <= MaxSubtag && subtag.All(IsAsciiLetterOrDigit))
            && subtags[subtags.Length - 1].Length >= MinLastSubtag(subtags);
    }

    // A single character announces an extension ('-u-co-phonebk') and cannot stand last, except inside a private part ('-x-1').
    private static int MinLastSubtag(string[] subtags) => Array.IndexOf(subtags, "x", 0, subtags.Length - 1) > 0 ? 1 : 2;

    private static bool IsTimeZone(string timeZone)
    {
        if (s_singleNames.Contains(timeZone))
        {
            return true;
        }

        var parts = timeZone.Split('/');
        return timeZone.Length <= MaxTimeZone && parts.Length is 2 or 3
            && parts.All(part => part.Length > 0 && Characters.IsAsciiLetter(part[0]) && part.All(c => IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+'));
    }

    private static bool IsAsciiLetterOrDigit(char c) => Characters.IsAsciiLetter(c) || Characters.IsAsciiDigit(c);
}
