namespace UserDirectory.AspNetCore;

/// <summary>What the words of a condition mean. Pure.</summary>
internal static class ListWords
{
    /// <summary>The older <c>contains</c>, with its arguments the other way round.</summary>
    public const string SubstringOf = "substringof";

    /// <summary>What takes the arguments of <see cref="SubstringOf"/> the other way round.</summary>
    public const string Contains = "contains";

    private static readonly Dictionary<string, ListToken> s_known = new(
        [
            .. Of(ListTokenKind.Comparison, "eq", "ne", "gt", "ge", "lt", "le", "in"),
            .. Of(ListTokenKind.Joint, "and", "or"),
            .. Of(ListTokenKind.Not, "not"),
            .. Of(ListTokenKind.Literal, "true", "false", "null"),
            .. Of(ListTokenKind.Function, "startswith", "endswith", Contains, SubstringOf),
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_arithmetic = new(
        ["add", "sub", "mul", "div", "divby", "mod"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The token that a word is.</summary>
    /// <param name="model">The model that the word is read for.</param>
    /// <param name="word">The word.</param>
    /// <param name="isCalled">Whether an opening parenthesis follows.</param>
    /// <param name="fault">How a refusal is made.</param>
    /// <exception cref="ListQueryException">It means nothing, or nothing that is supported.</exception>
    public static ListToken Read(ListModel model, string word, bool isCalled, Func<string, ListQueryException> fault) =>
        s_known.TryGetValue(word, out var known) ? known
        : s_arithmetic.Contains(word) ? throw fault($"Arithmetic ({word}) is not supported; compare a property with a literal.")
        : isCalled ? throw fault($"There is no function {Shown.Text(word)}. There are: startswith, endswith, contains and substringof.")
        : Property(model, word, fault);

    /// <summary>The token of a property.</summary>
    /// <exception cref="ListQueryException">There is no such property.</exception>
    public static ListToken Property(ListModel model, string word, Func<string, ListQueryException> fault) =>
        model.Find(word) is { } property
            ? new(ListTokenKind.Property, property.Name) { Property = property }
            : throw fault(model.Unknown(word));

    private static IEnumerable<KeyValuePair<string, ListToken>> Of(ListTokenKind kind, params string[] words) =>
        words.Select(word => KeyValuePair.Create(word, new ListToken(kind, word)));
}
