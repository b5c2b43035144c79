using UserDirectory.Queries;

namespace UserDirectory.AspNetCore;

/// <summary>
/// What is said of a condition that is refused: what is wrong, and what is allowed; nothing of how the library puts it. Pure.
/// </summary>
internal static class FilterFault
{
    private const string Allowed =
        "Allowed are comparisons (eq, ne, gt, ge, lt, le, in) of a property with a literal, startswith, endswith, contains and substringof "
            + "of a property of text and a text, "
        + "and flags alone, joined by and, or, not and parentheses.";

    public static ListQueryException Of(string message) => new(ListOption.Filter, "query.filter", message);

    public static ListQueryException TooDeep(string message) => new(ListOption.Filter, "query.too_deep", message);

    public static ListQueryException TooLarge(string message) => new(ListOption.Filter, "query.too_large", message);

    /// <summary>A part of a condition that has no counterpart in the core.</summary>
    public static ListQueryException Unsupported(string part) => Of($"{part} {Allowed}");

    /// <summary>A property that is asked for whether it is true, and is no flag.</summary>
    public static ListQueryException NoCondition(ListProperty property) =>
        Of($"'{property.Name}' alone is no condition; compare it with {property.Takes}.");

    /// <summary>A value that a property cannot be compared with.</summary>
    public static ListQueryException WrongValue(ListProperty property, string value) =>
        Of($"'{property.Name}' is compared with {property.Takes}, not with {value}.");

    /// <summary>What is wrong with tokens that the library could not make a condition of.</summary>
    public static ListQueryException Of(List<ListToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var before = i > 0 ? tokens[i - 1] : new(ListTokenKind.Open, "(");
            var after = i + 1 < tokens.Count ? tokens[i + 1] : new(ListTokenKind.Close, ")");
            if (WrongAt(tokens[i], before, after) is { } fault)
            {
                return fault;
            }
        }

        return Unsupported("The condition cannot be read.");
    }

    private static ListQueryException? WrongAt(ListToken token, ListToken before, ListToken after) => token.Kind switch
    {
        ListTokenKind.Comparison when !Ends(before) || !Begins(after) =>
            Of($"'{token.Text}' needs a property on one side and a literal on the other."),
        ListTokenKind.Joint when !Ends(before) || !Begins(after) => Of($"'{token.Text}' needs a condition on both sides."),
        ListTokenKind.Not when !Begins(after) => Of("'not' needs a condition behind it."),
        ListTokenKind.Not when after.Property is { Kind: not FieldKind.Boolean } property =>
            Of($"'not' goes before a whole condition: not ({property.Name} eq …)."),
        _ when Ends(token) && after.Kind
            is not (ListTokenKind.Comparison or ListTokenKind.Joint or ListTokenKind.Close or ListTokenKind.Comma) =>
            Of($"Between {Shown.Text(token.Text)} and {Shown.Text(after.Text)} an operator is missing."),
        ListTokenKind.Property when token.Property is { Kind: not FieldKind.Boolean } property
            && IsAlone(before, after) => NoCondition(property),
        _ => null,
    };

    private static bool Ends(ListToken token) => token.IsOperand || token.Kind == ListTokenKind.Close;

    private static bool Begins(ListToken token) =>
        token.IsOperand || token.Kind is ListTokenKind.Open or ListTokenKind.Not or ListTokenKind.Function;

    private static bool IsAlone(ListToken before, ListToken after) =>
        before.Kind is ListTokenKind.Open or ListTokenKind.Joint or ListTokenKind.Not
            && after.Kind is ListTokenKind.Close or ListTokenKind.Joint;
}
