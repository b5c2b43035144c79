using System.Text.RegularExpressions;
using UserDirectory.Tests.Conventions;

namespace UserDirectory.Tests.Readme;

/// <summary>
/// The README, and the regions of the files that its code stands in: beside this one, and in the tests of the packages for HTTP and
/// for SQLite.
/// </summary>
internal static partial class ReadmeText
{
    public static string Prose { get; } = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");

    /// <summary>The fenced blocks in one language, in order.</summary>
    public static IReadOnlyList<string> Blocks(string language) =>
        [.. Fence().Matches(Prose).Where(match => match.Groups["language"].Value == language)
            .Select(match => match.Groups["text"].Value.TrimEnd('\n'))];

    /// <summary>The regions, by name, without what indents them.</summary>
    public static IReadOnlyDictionary<string, string> Regions() =>
        Repository.SourceFiles("tests", "UserDirectory.Tests", "Readme")
            .Concat(Repository.SourceFiles("tests", "UserDirectory.AspNetCore.Tests", "Readme"))
            .Concat(Repository.SourceFiles("tests", "UserDirectory.Sqlite.Tests", "Readme"))
            .SelectMany(file => Region().Matches(file.Text.ReplaceLineEndings("\n")))
            .ToDictionary(match => match.Groups["name"].Value, match => Dedent(match.Groups["text"].Value), StringComparer.Ordinal);

    private static string Dedent(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[indent..]));
    }

    [GeneratedRegex("^```(?<language>\\w+)\\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^ *#region (?<name>\\w+)\\n(?<text>.*?)^ *#endregion$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Region();
}
