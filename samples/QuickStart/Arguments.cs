namespace QuickStart;

/// <summary>What the command line asks for.</summary>
/// <param name="People">The roster to import.</param>
/// <param name="Organizations">The organizations that it names.</param>
/// <param name="Store">Where the directory is kept: <c>memory</c> or <c>sqlite</c>.</param>
/// <param name="CopyTo">Where it is copied to at the end; null for nowhere.</param>
/// <param name="Database">The SQLite file.</param>
public sealed record Arguments(
    string People, string Organizations, string Store = Arguments.Memory, string? CopyTo = null, string Database = "directory.db")
{
    public const string Memory = "memory";

    public const string Sqlite = "sqlite";

    public const string Usage =
        "Usage: QuickStart [--file <people.csv>] [--store memory|sqlite | --copy memory sqlite | --copy sqlite memory] "
            + "[--database <directory.db>]";

    private static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Null when the command line cannot be understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var parsed = new Arguments(Path.Combine(s_data, "people.csv"), Path.Combine(s_data, "organizations.csv"));
        var given = new HashSet<string>(StringComparer.Ordinal);
        for (var rest = args.AsSpan(); rest.Length > 0;)
        {
            var name = rest[0] == "--copy" ? "--store" : rest[0];
            if (!given.Add(name) || With(parsed, rest) is not { } next)
            {
                return null;
            }

            parsed = next;
            rest = rest[(rest[0] == "--copy" ? 3 : 2)..];
        }

        return given.Contains("--database") && !parsed.IsOnFile ? null : parsed;
    }

    private bool IsOnFile => Store == Sqlite || CopyTo == Sqlite;

    private static Arguments? With(Arguments parsed, ReadOnlySpan<string> rest) => rest switch
    {
        ["--file", { Length: > 0 } file, ..] => parsed with { People = file },
        ["--database", { Length: > 0 } file, ..] => parsed with { Database = file },
        ["--store", Memory or Sqlite, ..] => parsed with { Store = rest[1] },
        ["--copy", Memory, Sqlite, ..] or ["--copy", Sqlite, Memory, ..] => parsed with { Store = rest[1], CopyTo = rest[2] },
        _ => null,
    };
}
