namespace QuickStart;

/// <summary>What the command line asks for.</summary>
/// <param name="People">The roster to import.</param>
/// <param name="Organizations">The organizations that it names.</param>
public sealed record Arguments(string People, string Organizations)
{
    public const string Usage = "Usage: QuickStart [--file <people.csv>]";

    private static readonly string s_data = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>Null when the command line cannot be understood.</summary>
    public static Arguments? Parse(string[] args)
    {
        var organizations = Path.Combine(s_data, "organizations.csv");
        return args switch
        {
            [] => new(Path.Combine(s_data, "people.csv"), organizations),
            ["--file", { Length: > 0 } file] => new(file, organizations),
            _ => null,
        };
    }
}
