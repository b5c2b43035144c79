namespace UserDirectory.AspNetCore.Tests.Matrix;

/// <summary>A request to an operation, in which <c>&lt;name&gt;</c> stands for something that <see cref="Names"/> knows.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path and query.</param>
/// <param name="Body">The JSON of the body; null for none.</param>
internal sealed record Request(string Method, string Path, string? Body = null)
{
    /// <summary>The names that stand in it.</summary>
    public IReadOnlySet<string> Names { get; } = new HashSet<string>([.. In(Path), .. In(Body ?? string.Empty)]);

    /// <summary>Whether a name stands in the path, where no slash can be part of it.</summary>
    public bool IsRouted(string name) => In(Path.Split('?')[0]).Contains(name);

    private static IEnumerable<string> In(string text) => Matrix.Names.Pattern().Matches(text).Select(match => match.Groups[1].Value);
}
