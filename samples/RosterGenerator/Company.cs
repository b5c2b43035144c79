namespace RosterGenerator;

/// <summary>The 40 organizations: the company, 9 countries, 30 offices.</summary>
public static class Company
{
    private static readonly (string Country, string Culture, string TimeZone, string[] Offices)[] Branches =
    [
        ("portugal", "pt-PT", "Europe/Lisbon", ["lisbon", "porto", "faro", "braga"]),
        ("germany", "de-DE", "Europe/Berlin", ["berlin", "munich", "hamburg", "cologne"]),
        ("greece", "el-GR", "Europe/Athens", ["athens", "patras", "heraklion"]),
        ("ukraine", "uk-UA", "Europe/Kyiv", ["kyiv", "lviv", "odesa"]),
        ("israel", "he-IL", "Asia/Jerusalem", ["haifa", "tel-aviv", "nazareth"]),
        ("china", "zh-CN", "Asia/Shanghai", ["beijing", "shanghai", "chengdu"]),
        ("korea", "ko-KR", "Asia/Seoul", ["seoul", "busan", "incheon"]),
        ("japan", "ja-JP", "Asia/Tokyo", ["tokyo", "osaka", "kyoto"]),
        ("india", "hi-IN", "Asia/Kolkata", ["delhi", "pune", "mumbai", "chennai"]),
    ];

    /// <summary>The offices with their path, culture and time zone.</summary>
    public static IReadOnlyList<(string Path, string Culture, string TimeZone)> Offices { get; } =
        [.. Branches.SelectMany(b => b.Offices.Select(o => ($"acme/{b.Country}/{o}", b.Culture, b.TimeZone)))];

    /// <summary>The lines of organizations.csv; a parent stands before its children.</summary>
    public static IEnumerable<string[]> Rows()
    {
        yield return ["Key", "Parent", "Kind", "DisplayName"];
        yield return ["acme", "", "company", "Acme"];
        foreach (var branch in Branches)
        {
            yield return [branch.Country, "acme", "country", Title(branch.Country)];
            foreach (string office in branch.Offices)
            {
                yield return [office, branch.Country, "office", Title(office)];
            }
        }
    }

    private static string Title(string key) => char.ToUpperInvariant(key[0]) + key[1..];
}
