using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UserDirectory.AspNetCore.Tests.Contract;

/// <summary>A path of the document with its operations.</summary>
internal sealed partial class ApiPath
{
    private readonly Regex _pattern;

    public ApiPath(string template, JsonObject operations, ApiSchemas schemas)
    {
        var pattern = string.Join('/', template.Split('/').Select(segment => string.Concat(Name().Split(segment).Select(Part))));
        _pattern = new($"^{pattern}/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        Order = string.Concat(template.Split('/')
            .Select(segment => segment.StartsWith('{') ? '2' : segment.Contains('{', StringComparison.Ordinal) ? '1' : '0'));
        Operations = operations.ToDictionary(
            each => each.Key, each => new ApiOperation(template, each.Key.ToUpperInvariant(), each.Value!.AsObject(), schemas),
            StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Sorts paths so that the first that matches is the one that is routed to.</summary>
    public string Order { get; }

    /// <summary>By method, in any casing.</summary>
    public IReadOnlyDictionary<string, ApiOperation> Operations { get; }

    public bool Matches(string path) => _pattern.IsMatch(path);

    private static string Part(string part) => part.StartsWith('{') ? "[^/]+" : Regex.Escape(part);

    [GeneratedRegex(@"(\{[^}]+\})")]
    private static partial Regex Name();
}
