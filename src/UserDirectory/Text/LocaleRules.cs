namespace UserDirectory;

/// <summary>
/// The rules for cultures, of which only the form counts, and time zones, of which there must be one. Null is right. Codes:
/// <c>culture.format</c>, <c>time_zone.format</c>.
/// </summary>
internal static class LocaleRules
{
    /// <summary>The longest culture name.</summary>
    public const int MaxCulture = 35;

    /// <summary>The longest time zone name.</summary>
    public const int MaxTimeZone = 64;

    private const int MaxSubtag = 8;

    /// <summary>
    /// A BCP 47 tag: a language of 2 to 8 letters, then parts of 1 to 8 letters and digits after hyphens (<c>pt-PT</c>, <c>zh-Hant-TW</c>).
    /// </summary>
    public static void CheckCulture(InputErrors errors, string field, string? culture)
    {
        if (culture is not null && !IsCulture(culture))
        {
            errors.Add(field, "culture.format", $"{Quoted.Text(culture)} is not a culture. Write a BCP 47 tag of at most {MaxCulture} "
                + $"characters, like pt-PT or zh-Hant-TW.");
        }
    }

    /// <summary>
    /// A name of the time zone database (<c>Europe/Lisbon</c>, <c>UTC</c>, <c>Etc/GMT+5</c>), or what Windows calls one (<c>GMT Standard
    /// Time</c>).
    /// </summary>
    public static void CheckTimeZone(InputErrors errors, string field, string? timeZone)
    {
        if (timeZone is not null && !IsTimeZone(KeptTimeZone(timeZone)!))
        {
            errors.Add(
                field, "time_zone.format", $"There is no time zone {Quoted.Text(timeZone)}. Write UTC or an IANA name of at most "
                    + $"{MaxTimeZone} characters, like Europe/Lisbon.");
        }
    }

    /// <summary>The time zone as it is kept: by its IANA name, whatever Windows calls it.</summary>
    public static string? KeptTimeZone(string? timeZone) =>
        timeZone is null || TimeZoneNames.Contains(timeZone) ? timeZone : WindowsTimeZones.FindName(timeZone) ?? timeZone;

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

    // What the database got since is known by a machine that has it.
    private static bool IsTimeZone(string timeZone) => TimeZoneNames.Contains(timeZone) || (HasForm(timeZone) && IsInstalled(timeZone));

    private static bool HasForm(string timeZone)
    {
        var parts = timeZone.Split('/');
        return timeZone.Length <= MaxTimeZone && parts.Length is 2 or 3
            && parts.All(part => part.Length > 0 && Characters.IsAsciiLetter(part[0])
                && part.All(c => IsAsciiLetterOrDigit(c) || c is '_' or '-' or '+'));
    }

    private static bool IsInstalled(string timeZone)
    {
#if NET
        return TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _);
#else
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(timeZone) is not null;
        }
        catch (Exception fault) when (fault is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return false;
        }
#endif
    }

    private static bool IsAsciiLetterOrDigit(char c) => Characters.IsAsciiLetter(c) || Characters.IsAsciiDigit(c);
}
