using System.Text.RegularExpressions;

namespace UserDirectory.Tests.Conventions;

/// <summary>One C# file: its text, and its code without comments and texts.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public IReadOnlyList<string> Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The code alone: comments and the contents of texts are blank, line breaks stay.</summary>
    public string Code { get; } = NotCode()
        .Replace(Text, match => match.Value.StartsWith('/') ? Blank(match.Value) : "\"\"" + Blank(match.Value));

    /// <summary>Every name in the code.</summary>
    public IReadOnlySet<string> Names => Identifier().Matches(Code).Select(match => match.Value).ToHashSet();

    /// <summary>The names of the types that the file declares at its top level.</summary>
    public IReadOnlyList<string> DeclaredTypes => [.. Declaration().Matches(Code).Select(match => match.Groups["name"].Value)];

    /// <summary>How many lines a type has that is declared at the top level, without its documentation.</summary>
    public int LinesOf(string type)
    {
        var lines = Code.Split('\n');
        var first = Array.FindIndex(
            lines, line => Declaration().Match(line) is { Success: true } match && match.Groups["name"].Value == type);
        var last = Array.FindIndex(lines, first, line => line == "}"
            || (line.EndsWith(';') && !lines[first..].TakeWhile(each => !ReferenceEquals(each, line)).Contains("{")));
        return last - first + 1;
    }

    /// <summary>Whether a type of its top level is public.</summary>
    public bool Shows(string type) => Declaration().Matches(Code)
        .Any(match => match.Groups["name"].Value == type && match.Value.StartsWith("public", StringComparison.Ordinal));

    /// <summary>Where the code matches, as <c>path:line</c>.</summary>
    public IEnumerable<string> Find(Regex pattern) =>
        pattern.Matches(Code).Select(match => $"{Path}:{1 + Code.AsSpan(0, match.Index).Count('\n')} {match.Value.Trim()}");

    private static string Blank(string text) => new([.. text.Where(character => character == '\n')]);

    // A raw text, a verbatim one, a plain one, a character, a line comment, a block comment.
    [GeneratedRegex("""(?<raw>"{3,})[\s\S]*?\k<raw>|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/""")]
    private static partial Regex NotCode();

    [GeneratedRegex(@"[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|unsafe|ref)\s+)*"
        + @"(?:record\s+struct|record\s+class|class|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>[A-Za-z_]\w*)",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
