namespace UserDirectory.Tests.Import;

/// <summary>
/// Random rows of bad rosters over a small world: few names, in every spelling, so that rows meet each other and what is there.
/// </summary>
internal sealed class DirtyRows(Random random)
{
    private static readonly string?[] s_keys =
        ["a", "B", "c", "d", " a ", "A", "", null, "\uFB01", "fi", "e@x.example", "bad/key", "d\u0301"];
    private static readonly string?[] s_externalIds = ["x1", "x2", "x3", "X1", "", null, " x1 "];
    private static readonly string?[] s_emails =
        ["a@x.example", "A@x.example", "b@x.example", "bad", "", null, "\u00FC@b\u00FCcher.example"];
    private static readonly string?[] s_names = ["Ann", "ann", " Ann", "A\u030A", "\u00C5", "", null, "x\u0000y", "two  spaces"];
    private static readonly string?[] s_cultures = ["en-us", "en-US", "EN-us", "de", "zz-ZZ-bad!", "", null];
    private static readonly string?[] s_timeZones = ["Europe/Lisbon", "europe/lisbon", "UTC", "Nowhere/x", "", null];
    private static readonly string?[] s_organizations =
        ["lisbon", "lisbon/atlas", "new", "new/sub", "LISBON", "new/SUB", "other/atlas", "bad:key", "", null, "/lisbon", "closed"];
    private static readonly string?[] s_roles =
        ["editor", "EDITOR", "fresh", "lisbon:local", "local", "admin", "", "read-only", "bad/role"];
    private static readonly string?[] s_groups = ["sales", "sales/emea", "Sales", "newgroup", "newgroup/sub", "lisbon:team", "team", ""];

    /// <summary>What the rows name, and more people than one who are in charge.</summary>
    public static async Task<TestDirectory> WorldAsync()
    {
        var world = new TestDirectory();
        await world.OrganizationAsync("lisbon");
        await world.OrganizationAsync("atlas", "lisbon");
        await world.OrganizationAsync("closed");
        await world.RoleAsync("editor", ["invoices.read"]);
        await world.RoleAsync("local", ["invoices.write"], "lisbon");
        await world.System.Groups.CreateAsync(new NewGroup("sales"));
        await world.System.Groups.CreateAsync(new NewGroup("emea") { Parent = "sales" });
        await world.System.Groups.CreateAsync(new NewGroup("team") { Organization = "lisbon" });
        await world.System.Roles.AssignAsync(Subject.Group("sales"), ["editor"]);
        await world.System.Roles.AssignAsync(Subject.Group("lisbon:team"), ["lisbon:local"], "lisbon");
        await world.UserAsync("boss", default, "admin");
        await world.System.Users.CreateAsync(new NewUser("c") { ExternalId = "x3", Organization = "lisbon", Roles = ["editor"] });
        await world.System.Users.CreateAsync(new NewUser("d") { IsActive = false });
        return world;
    }

    public List<ImportRow> Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private ImportRow Next()
    {
        var row = Any();
        row.Key = row.ExternalId.Value?.Trim() switch
        {
            // Rows that take keys from each other depend on being in one batch: so no two external ids want one key.
            "x1" => Pick(["a", "A", " a ", null]),
            "x2" => Pick(["d", "d\u0301", "fi", null]),
            "x3" => Pick(["c", "C", null]),
            "X1" => Pick(["B", "b", null]),
            _ => row.Key,
        };
        return row;
    }

    private ImportRow Any() => new()
    {
        Key = Pick(s_keys),
        ExternalId = Maybe(s_externalIds),
        Email = Maybe(s_emails),
        DisplayName = Maybe(s_names),
        GivenName = Maybe(s_names),
        Culture = random.Next(8) == 0 ? Pick(s_cultures) : default(Optional<string?>),
        TimeZone = random.Next(8) == 0 ? Pick(s_timeZones) : default(Optional<string?>),
        IsActive = random.Next(4) == 0 ? random.Next(2) == 0 : default(Optional<bool>),
        Organization = random.Next(3) == 0 ? Pick(s_organizations) : null,
        Roles = random.Next(3) == 0 ? [Pick(s_roles)!, Pick(s_roles)!] : null,
        Groups = random.Next(3) == 0 ? [Pick(s_groups)!, Pick(s_groups)!] : null,
        Attributes = random.Next(5) == 0
            ? new Dictionary<string, string?> { [random.Next(2) == 0 ? "Dept" : "dept"] = Pick(s_names) }
            : null,
    };

    private string? Pick(string?[] from) => from[random.Next(from.Length)];

    private Optional<string?> Maybe(string?[] from) => random.Next(2) == 0 ? default : new(Pick(from));
}
