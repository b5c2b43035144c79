namespace UserDirectory.AspNetCore;

/// <summary>One token of a condition or an order.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How the library reads it: texts with their quotes, words in the casing of the model.</param>
internal readonly record struct ListToken(ListTokenKind Kind, string Text)
{
    /// <summary>The property that the word names; null for any other token.</summary>
    public ListProperty? Property { get; init; }

    /// <summary>What a text in quotes says.</summary>
    public string Unquoted => Text[1..^1].Replace("''", "'", StringComparison.Ordinal);

    /// <summary>Whether something can be compared with it or can stand for a condition.</summary>
    public bool IsOperand => Kind is ListTokenKind.Property or ListTokenKind.Text or ListTokenKind.Literal;
}
