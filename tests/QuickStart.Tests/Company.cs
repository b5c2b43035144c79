namespace QuickStart.Tests;

/// <summary>The organizations of the company, from their file.</summary>
internal sealed class Company
{
    private readonly Dictionary<string, (string Parent, string Label)> _organizations;

    public Company(IEnumerable<string[]> rows) => _organizations = rows.ToDictionary(row => row[0], row => (row[1], row[2]));

    public int Count => _organizations.Count;

    public int Levels => _organizations.Keys.Max(key => PathOf(key).Count());

    public string Labels => string.Join(
        ", ", _organizations.Values.GroupBy(organization => organization.Label).Select(group => $"{group.Count()} {group.Key}"));

    /// <summary>Whether a path names an organization: its last key, with those before it directly above, in order.</summary>
    public bool Has(string path) => _organizations.ContainsKey(KeyOf(path))
        && $"/{string.Join('/', PathOf(KeyOf(path)))}".EndsWith($"/{path}", StringComparison.Ordinal);

    public string KeyOf(string path) => path.Split('/')[^1];

    /// <summary>The keys from the top down to an organization.</summary>
    public IEnumerable<string> PathOf(string key) => key.Length == 0 ? [] : [.. PathOf(_organizations[key].Parent), key];
}
