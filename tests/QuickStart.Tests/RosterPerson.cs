namespace QuickStart.Tests;

/// <summary>One person of a roster that is imported.</summary>
internal sealed class RosterPerson(int number, string[] row, Company company)
{
    public int Row => number;

    public string Key => row[0].Trim();

    public string DisplayName => OneLine(row[2]);

    public string Organization => company.KeyOf(row[5].Trim());

    public IEnumerable<string> Roles => row[6].Split(';').Select(role => role.Trim()).Where(role => role.Length > 0).Distinct();

    public IEnumerable<string> Groups => row[7].Split(';').Select(group => group.Trim()).Where(group => group.Length > 0).Distinct();

    public string Manager => row[8].Trim();

    public bool IsActive => row[12] == "true";

    public bool Has(string text) => new[] { row[0], row[1], OneLine(row[2]), OneLine(row[3]), OneLine(row[4]) }
        .Any(field => Roster.Compared(field).Contains(Roster.Compared(text)));

    private static string OneLine(string name) =>
        string.Join(' ', name.Split('\r', '\n').Select(part => part.Trim()).Where(part => part.Length > 0));
}
