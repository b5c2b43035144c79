namespace QuickStart;

/// <summary>What the command line asks for.</summary>
/// <param name="People">The roster to import.</param>
/// <param name="Organizations">The organizations that it names.</param>
/// <param name="Database">The SQLite file to keep the directory in; null for memory.</param>
public sealed record Arguments(string People, string Organizations, string? Database = null)
{
    public const string Usage = "Usage: QuickStart [--file <people.csv>] [--store memory|sqlite] [--database <directory.db>]";

    private static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Null when the command line cannot be understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var parsed = new Arguments(Path.Combine(s_data, "people.csv"), Path.Combine(s_data, "organizations.csv"));
        var store = "memory";
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || args[i + 1].Length == 0)
            {
                return null;
            }

            switch (args[i])
            {
                case "--file":
                    parsed = parsed with { People = args[i + 1] };
                    break;
                case "--store" when args[i + 1] is "memory" or "sqlite":
                    store = args[i + 1];
                    break;
                case "--database":
                    parsed = parsed with { Database = args[i + 1] };
                    break;
                default:
                    return null;
            }
        }

        return store == "sqlite" ? parsed with { Database = parsed.Database ?? "directory.db" }
            : parsed.Database is null ? parsed
            : null;
    }
}
