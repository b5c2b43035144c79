namespace RosterGenerator;

/// <summary>The 5,000 rows of people.csv, with the dirt of real exports at fixed distances.</summary>
public static class People
{
    private static readonly string[] Given =
    [
        "Ana", "Jo\u00E3o", "Joa\u0303o", "J\u00FCrgen", "Ju\u0308rgen", "\u0395\u03BB\u03AD\u03BD\u03B7",
        "\u041E\u043B\u0435\u043D\u0430", "\u0644\u064A\u0644\u0649",
        "\u05E0\u05D5\u05E2\u05D4", "\u738B\u82B3", "\uBBFC\uC9C0", "\u3055\u304F\u3089", "\u0905\u0928\u0940\u0924\u093E",
        "\u0E2A\u0E21\u0E0A\u0E32\u0E22", "Zo\u00EB", "Peter",
    ];

    private static readonly string[] Family =
    [
        "Silva", "Gon\u00E7alves", "Gonc\u0327alves", "Gro\u00DF", "\u03A0\u03B1\u03C0\u03B1\u03B4\u03AC\u03BA\u03B7\u03C2",
        "\u0428\u0435\u0432\u0447\u0435\u043D\u043A\u043E", "\u062D\u062F\u0627\u062F",
        "\u05DB\u05D4\u05DF", "\u674E", "\uAE40", "\u30BF\u30CA\u30AB", "\u0936\u0930\u094D\u092E\u093E",
        "\u0E43\u0E08\u0E14\u0E35", "O'Neill", "Smith, Jr.", "de \"Rui\" Melo",
    ];

    private static readonly string[] Groups = ["sales", "engineering", "finance", "support"];

    /// <summary>The header and the rows, always the same.</summary>
    public static IEnumerable<string[]> Rows()
    {
        yield return ["UserName", "Email", "DisplayName", "GivenName", "FamilyName", "Organization", "Roles",
            "Groups", "Manager", "Culture", "TimeZone", "ExternalId", "Active"];
        var random = new SplitMix(20261124);
        for (int i = 1; i <= 5000; i++)
        {
            yield return Row(i, random);
        }
    }

    private static string[] Row(int i, SplitMix random)
    {
        var (path, culture, zone) = random.Pick(Company.Offices);
        string given = random.Pick(Given), family = random.Pick(Family);

        // The manager's number may be higher than the report's: managers come after their reports.
        string manager = random.Next(20) == 0 ? "" : Key(1 + random.Next(5000));
        string roles = random.Next(25) == 0 ? "editor;approver" : random.Next(3) == 0 ? "editor" : "reader";
        string display = (i % 211) switch { 0 => $"{given}\r\n{family}", 1 => $"  {given} {family} ", _ => $"{given} {family}" };
        string mail = (i % 401) == 0 ? "not an address" : (i % 37) == 0 ? "" : $"p{i:D4}@acme.example";
        if (i % 307 == 0)
        {
            path = "acme/atlantis/poseidonis";
        }

        return [UserName(i), mail, display, given, family, path, roles, random.Pick(Groups), manager,
            culture, zone, $"HR-{i:D5}", i % 50 == 0 ? "false" : "true"];
    }

    private static string UserName(int i) => (i % 499, i) switch
    {
        (0, _) => $"bad/key{i}",
        (1, > 1) => $"zero\u200Bwidth{i}",
        (2, > 2) => new string('x', 257),
        (3, > 3) => Key(i - 200).ToUpperInvariant(),      // the same key in other casing
        (4, > 4) => Key(5).Replace("\u00E3", "a\u0303"), // the same key, decomposed
        (5, > 5) => $" {Key(i)} ",
        _ => Key(i),
    };

    private static string Key(int i) => i % 5 == 0 ? $"jo\u00E3o{i:D4}" : $"p{i:D4}";
}
